"""Words about people who look alike and about merging them, in Chinese."""

WORDS: dict[str, str] = {
    "title.numbers-needed": "先核对身份证",
    "problem.numbers-needed": (
        "两边都在用微信登录。请先看两边的身份证并登记号码，号码一样才能合并。"
    ),
    "match.because.id_number": "身份证号相同",
    "match.because.phone_and_name": "姓名和手机号都相同",
    "match.because.household_and_name": "同一户里姓名相同",
    "match.because.centre_and_name": "同一中心里姓名相同",
    "title.same-row": "选了同一个人",
    "problem.same-row": "两边是同一条记录，请选两个不同的人。",
    "title.merged-before": "已经合并过",
    "problem.merged-before": "其中一个人之前已经合并到别人，请刷新看看。",
    "title.own-merge": "不能合并自己",
    "problem.own-merge": "涉及您本人的记录要请同事来合并。",
    "title.roles-merge": "要主任来合并",
    "problem.roles-merge": "其中一个人是工作人员或代办员，请该中心主任来合并。",
    "title.two-people": "这是两个人",
    "problem.two-people": "身份证号不同、互相委托或是亲属，或有人确认过不是同一人，不能合并。",
    "title.no-such-merge": "没有这次合并",
    "problem.no-such-merge": "没有这次合并，或者您看不到。",
    "title.merge-undone": "已经撤销过",
    "problem.merge-undone": "这次合并之前已经撤销，请刷新看看。",
    "title.merged-further": "后来又合并过",
    "problem.merged-further": "这个人后来又合并到别人，请先撤销后一次合并。",
    "title.merge-raced": "刚好有人在办理",
    "problem.merge-raced": "刚才有人正在替这两个人办事，请再试一次。",
    "title.said-apart": "已经确认是两个人",
    "problem.said-apart": "之前已经有人确认这是两个人。",
}
