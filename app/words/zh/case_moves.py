"""Cases that move to another version, in Chinese."""

WORDS: dict[str, str] = {
    "case.event.version_moved": "改按新的办事规定",
    "case.event.move_asked": "询问是否改按新规定办理",
    "case.event.move_refused": "申请人选择按原规定办理",
    "case.told.version": "第{before}版→第{after}版",
    "message.case_moved.subject": "办事规定有更新",
    "message.case_moved.text": (
        "您办{item}（{number}）改按新的规定办理，交过的材料和填过的内容都在，请打开办件查看。"
    ),
    "message.move_asked.subject": "请您答复",
    "message.move_asked.text": (
        "您办{item}（{number}）有了新规定，要不要改按新规定办，请打开办件答复；不同意就按原规定办。"
    ),
    "move.reason.promised": "承诺时限由{before}改为{after}",
    "move.reason.statutory": "法定时限由{before}改为{after}",
    "move.reason.fee": "收费由{before}元改为{after}元",
    "move.reason.eligibility": "新的申请条件不符合：{name}",
    "move.reason.question": "要补答“{name}”",
    "move.reason.paper": "要补交“{name}”",
    "title.case-over": "办件已有结果",
    "problem.case-over": "这个办件已经决定或办结，仍按原来的规定，不能再改版本。",
    "title.already-there": "已经是这个版本",
    "problem.already-there": "这个办件已经按这个版本办理，不用再改。",
    "title.not-asked": "没有要答复的事",
    "problem.not-asked": "这个办件现在没有要您答复的事。",
}
