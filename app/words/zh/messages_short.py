"""Messages in a few words, and as somebody says them at the door, in Chinese."""

WORDS: dict[str, str] = {
    "message.booked.short": "已约好{starts}到{centre}，号码{number}。",
    "message.booked.spoken": "您约好了{starts}到{centre}办{item}，号码是{number}，请按时到。",
    "message.day_before.short": "提醒：{starts}到{centre}，号码{number}。",
    "message.day_before.spoken": (
        "提醒您，{starts}要到{centre}办{item}，号码是{number}。来不了请打电话取消。"
    ),
    "message.two_hours.short": "快到时间了：{starts}，{centre}，号码{number}。",
    "message.two_hours.spoken": (
        "快到时间了，{starts}到{centre}办{item}，号码是{number}，可以出门了。"
    ),
    "message.moved.short": "预约改到{starts}，{centre}，新号码{number}。",
    "message.moved.spoken": (
        "您到{centre}办{item}的预约改到{starts}了，新号码是{number}，请按新时间来。"
    ),
    "message.cancelled.short": "您{starts}到{centre}的预约已取消。",
    "message.cancelled.spoken": (
        "您{starts}到{centre}办{item}的预约取消了，不用来了，要办可以重新约。"
    ),
    "message.pass_on.short": "请转告{person}：便民服务中心有通知，请本人看小程序“村口”。",
    "message.pass_on.spoken": (
        "请您转告{person}：便民服务中心有一条给本人的通知，请本人看小程序，或打电话问。"
    ),
    "message.sms_code.short": "验证码 {code}，5 分钟内有效，不要告诉别人。",
    "message.sms_code.spoken": "您的验证码是 {code}，五分钟内有效，不要告诉别人。",
    "message.case_received.short": "申请已收到，编号{number}，正在核对。",
    "message.case_received.spoken": "您办{item}的申请收到了，{centre}正在核对材料。",
    "message.case_accepted.short": "办件{number}已受理，{due}前办结。",
    "message.case_accepted.spoken": "您办{item}的申请受理了，{centre}答应{due}前办完。",
    "message.case_correction.short": "办件{number}缺材料，请一次补齐，可问{centre}。",
    "message.case_correction.spoken": (
        "您办{item}，还缺材料。缺什么写在办件里，也可以打电话问{centre}，请一次补齐。"
    ),
    "message.case_rejected.short": "办件{number}不予受理，理由见决定书。",
    "message.case_rejected.spoken": (
        "您办{item}的申请，不予受理。理由和怎样申诉都写在决定书里，不清楚可以问{centre}。"
    ),
    "message.case_paused.short": "办件{number}进入特别程序，暂停计时。",
    "message.case_paused.spoken": (
        "您办{item}，要做特别程序，这段时间不算在办理期限里，告知书在办件里。"
    ),
    "message.case_resumed.short": "办件{number}恢复计时，{due}前办结。",
    "message.case_resumed.spoken": "您办{item}，恢复计时了，预计{due}前办完。",
    "message.case_extended.short": "办件{number}延期到{due}。",
    "message.case_extended.spoken": "您办{item}，经批准延期到{due}前办完，理由写在通知书里。",
    "message.case_due_moved.short": "办件{number}办结日期改为{due}。",
    "message.case_due_moved.spoken": "放假安排公布了，您办{item}，办结日期改为{due}。",
    "message.case_reported.short": "办件{number}已上报上级部门。",
    "message.case_reported.spoken": "您办{item}，报到上级部门了，有结果{centre}马上告诉您。",
    "message.case_moved.short": "办件{number}改按新规定办理，材料都在。",
    "message.case_moved.spoken": "您办{item}，改按新的规定办，交过的材料都在，不用再交。",
    "message.case_written.short": "{centre}就办件{number}给您留言了。",
    "message.case_written.spoken": (
        "{centre}就您办{item}的事，给您留了言，可以打开看，也可以打电话问。"
    ),
    "message.move_asked.short": "办件{number}有新规定，改不改请答复{centre}。",
    "message.move_asked.spoken": (
        "您办{item}，有了新规定。要不要改按新规定办，请给{centre}一个答复，不同意就按原来的办。"
    ),
    "message.gap_due.short": "办件{number}欠交的材料请{due}前交到{centre}。",
    "message.gap_due.spoken": "您办{item}，答应后补的材料，请在{due}前交到{centre}。",
    "message.case_decided.short": "办件{number}有结果了，可到{centre}领取。",
    "message.case_decided.spoken": "您办{item}，有结果了，可以到{centre}领取。",
    "message.case_delivered.short": "办件{number}已办结送达。",
    "message.case_delivered.spoken": "您办{item}，办完了，结果已经送到。",
    "message.rate_me.short": "办件{number}办完了，评价自愿。",
    "message.rate_me.spoken": "您办{item}，办完了。愿意的话请评价一下，不评也没关系。",
    "message.visit_asked.short": "上门申请已收到，编号{number}，不收费。",
    "message.visit_asked.spoken": "您要的上门服务，{centre}收到了，会安排人来，不收费。",
    "message.visit_planned.short": "上门想定在{starts}，请确认，可问{centre}。",
    "message.visit_planned.spoken": "上门想定在{starts}。方不方便，请告诉代办员或{centre}。",
    "message.visit_agreed.short": "上门定在{starts}，编号{number}。",
    "message.visit_agreed.spoken": "上门定在{starts}，请家里留人。",
    "message.visit_moved.short": "上门时间有变，现在是：{when}，可问{centre}。",
    "message.visit_moved.spoken": "上门时间有变，现在是：{when}。不清楚请打电话问{centre}。",
    "message.visit_tomorrow.short": "提醒：{starts}有人上门，请留人在家。",
    "message.visit_tomorrow.spoken": "提醒您，{starts}代办员上门，请留人在家。",
    "message.visit_on_way.short": "代办员正在路上，开门前请核对姓名。",
    "message.visit_on_way.spoken": "代办员正在来您家的路上。开门前可以问姓名、对核验码。",
    "message.visit_missed.short": "代办员来过，家里没人，会再约，可问{centre}。",
    "message.visit_missed.spoken": "代办员来过，家里没有人。会再约时间，也可以打电话问{centre}。",
    "message.visit_refused.short": "上门{number}不能安排，理由可问{centre}。",
    "message.visit_refused.spoken": "您要的上门，这次不能安排，理由可以打电话问{centre}。",
    "message.visit_withdrawn.short": "上门{number}已撤回。",
    "message.visit_withdrawn.spoken": "上门已经撤回，需要时可以再提。",
    "message.visit_done.short": "上门{number}已完成，没人来过请告诉{centre}。",
    "message.visit_done.spoken": "上门已经完成。如果没有人来过，请打电话告诉{centre}。",
    "message.mandate_asked.short": "{proxy}想替您办事（{number}），不同意不用管。",
    "message.mandate_asked.spoken": (
        "{proxy}想替您办{item}，到{due}为止。同意才算数，不同意不用管。"
    ),
    "message.mandate_given.short": "您委托了{proxy}（{number}），想停请打{phone}。",
    "message.mandate_given.spoken": (
        "您委托{proxy}代办{item}，到{due}为止。不是您的意思或想停，打{phone}或到{centre}说一声。"
    ),
    "message.mandate_ended.short": "委托{number}已终止，有疑问打{phone}。",
    "message.mandate_ended.spoken": "{person}委托{proxy}代办{item}，已经终止，有疑问打{phone}。",
    "message.mandate_over.short": "委托{number}已到期，还需要可重办，{phone}。",
    "message.mandate_over.spoken": (
        "{person}委托{proxy}代办{item}，到期了，还需要可以重新委托，电话{phone}。"
    ),
    "message.mandate_held.short": "{person}委托您办事（{number}），到{due}。",
    "message.mandate_held.spoken": "{person}委托您代办{item}，到{due}为止。",
    "message.original_taken.short": "原件已由{centre}收下，收据号{number}。",
    "message.original_taken.spoken": "您的{item}由{centre}收下了。不是您交的，请打电话问。",
    "message.original_moved.short": "您的原件换了经手人，收据号{number}。",
    "message.original_moved.spoken": "您的{item}换了经手人。现在在谁手里，{centre}查得到。",
    "message.original_back.short": "原件已交还，收据号{number}，没收到请告诉{centre}。",
    "message.original_back.spoken": "您的{item}已经交还给您。没有收到，请马上告诉{centre}。",
    "message.original_asked.short": "原件交接等您确认，收据号{number}。",
    "message.original_asked.spoken": "有一份{item}，{centre}的，交接等您确认：是不是这样？",
    "message.original_overdue.short": "原件应在{due}前交还，收据号{number}。",
    "message.original_overdue.spoken": (
        "有一份{item}，{centre}的，应在{due}前交还，请尽快还给本人。"
    ),
    "message.gap_over.short": "{number}承诺后补的材料到{due}没有交，请处理。",
    "message.original_half.short": "交接超过两天只有一方确认，收据号{number}，请核实。",
    "message.original_conflict.short": "原件交接有矛盾，收据号{number}，请查实。",
}
