"""Words about people entered twice, in Chinese."""

WORDS: dict[str, str] = {
    "merge.item.people_merged": "登记信息合并",
    "merge.item.people_parted": "登记信息拆分",
    "message.people_merged.subject": "您的两份登记已合并",
    "message.people_merged.text": (
        "{person}在系统里登记了两次，{centre}已合并成一份（{number}），办件、预约和委托都在。"
        "不是同一个人，请打{phone}，可以分开。"
    ),
    "message.people_merged.short": "{person}的两份登记已合并，不是同一人请打{phone}。",
    "message.people_merged.spoken": (
        "{person}在系统里登记了两次，现已合并成一份，办件和预约都在。如果不是同一个人，"
        "请打{phone}。"
    ),
    "message.people_parted.subject": "合并的登记已分开",
    "message.people_parted.text": (
        "{person}合并过的登记已由{centre}重新分开（{number}），各自的办件、"
        "预约和委托都回到原处，请重新登录看看。有疑问打{phone}。"
    ),
    "message.people_parted.short": "{person}合并过的登记已分开，有疑问打{phone}。",
    "message.people_parted.spoken": (
        "{person}合并过的登记已经重新分开，各自的办件和预约都回到原处。有疑问请打{phone}。"
    ),
}
