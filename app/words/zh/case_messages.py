"""Messages about cases, to people and to staff, in Chinese."""

WORDS: dict[str, str] = {
    "message.case_received.subject": "收到您的申请",
    "message.case_received.text": "您办{item}的申请已收到，编号 {number}，{centre}正在核对材料。",
    "message.case_accepted.subject": "申请已受理",
    "message.case_accepted.text": "您办{item}（{number}）已受理，{centre}承诺{due}前办结。",
    "message.case_correction.subject": "请补齐材料",
    "message.case_correction.text": (
        "您办{item}（{number}）还缺材料，请打开办件一次补齐，或打电话问{centre}。"
    ),
    "message.case_rejected.subject": "不予受理",
    "message.case_rejected.text": (
        "您办{item}（{number}）不予受理，理由和救济途径写在决定书里，请打开办件查看。"
    ),
    "message.case_paused.subject": "暂停计时",
    "message.case_paused.text": (
        "您办{item}（{number}）要做特别程序，这段时间不计入办理期限，告知书已放在办件里。"
    ),
    "message.case_resumed.subject": "恢复计时",
    "message.case_resumed.text": "您办{item}（{number}）恢复计时，预计{due}前办结。",
    "message.case_extended.subject": "办理延期",
    "message.case_extended.text": (
        "您办{item}（{number}）经批准延期，改为{due}前办结，理由写在通知书里。"
    ),
    "message.case_due_moved.subject": "办结日期有变",
    "message.case_due_moved.text": "放假安排公布了，您办{item}（{number}）的办结日期改为{due}。",
    "message.case_reported.subject": "已上报",
    "message.case_reported.text": (
        "您办{item}（{number}）已上报上级部门，有结果{centre}马上告诉您。"
    ),
    "message.case_written.subject": "窗口给您留言",
    "message.case_written.text": "{centre}就您办{item}（{number}）给您留了言，请打开办件查看。",
    "message.gap_due.subject": "请补交容缺材料",
    "message.gap_due.text": "您办{item}（{number}）承诺后补的材料，请在{due}前交到{centre}。",
    "message.case_decided.subject": "有结果了",
    "message.case_decided.text": (
        "您办{item}（{number}）已有结果，请打开办件查看，或到{centre}领取。"
    ),
    "message.case_delivered.subject": "已经办结",
    "message.case_delivered.text": "您办{item}（{number}）已经办结送达。",
    "message.rate_me.subject": "请您评价",
    "message.rate_me.text": "您办{item}（{number}）办完了，方便的话请评价一下，评不评都由您。",
    "message.case_new.subject": "新办件",
    "message.case_new.text": "有新办件：{item}（{number}），请及时处理。",
    "message.case_handed.subject": "办件移交给您",
    "message.case_handed.text": "{item}（{number}）移交给您，请接着办。",
    "message.task_asked.subject": "请出联办意见",
    "message.task_asked.text": "{item}（{number}）等您部门出意见，{due}前答复。",
    "message.case_replied.subject": "群众有新回复",
    "message.case_replied.text": "{item}（{number}）的申请人有新回复，请查看。",
    "message.case_chase.subject": "请催办上报件",
    "message.case_chase.text": "{item}（{number}）上报后超过了常用时间，请催问上级部门。",
    "message.gap_over.subject": "容缺材料没有交",
    "message.gap_over.text": (
        "{item}（{number}）承诺后补的材料到{due}没有交，请联系申请人或按规定处理。"
    ),
    "message.absence_cover.subject": "您顶岗了",
    "message.absence_cover.text": "同事不在岗，由您顶岗，交接说明在岗位页面。",
    "absence_cover.cases": "{count} 件办件由您接着办。",
    "message.absence_over.subject": "顶岗结束",
    "message.absence_over.text": "同事已返岗，您不用再顶岗了。",
    "absence_over.cases": "{count} 件办件交还给他。",
    "message.rating_todo.subject": "差评要回访",
    "message.rating_todo.text": "{centre}收到一条不满意评价，请在{due}前回访整改。",
    "message.case_warning.subject": "快到期了",
    "message.case_warning.text": "{item}（{number}）还剩 {left} 个工作日，请抓紧办理。",
    "message.case_warnings.subject": "多件快到期",
    "message.case_warnings.text": "{centre}有 {count} 件办件快到期，请打开待办查看。",
    "message.case_card.subject": "督办牌",
    "message.case_card.text": "{item}（{number}）超过时限，已发督办牌。有理由可以申诉。",
    "message.card_appealed.subject": "督办牌申诉",
    "message.card_appealed.text": "{item}（{number}）的督办牌有人申诉，请复核。",
    "message.card_decided.subject": "申诉有结果",
    "message.card_decided.text": "{item}（{number}）的督办牌申诉有了结果，请查看。",
    "message.post_empty.subject": "岗位没有人",
    "message.post_empty.text": "{centre}的{item}没有人在岗，请马上安排。",
    "message.digest.subject": "每日简报",
    "message.digest.text": (
        "{centre}今天：超期 {late} 件，今天到期 {today} 件，本周到期 {week} 件，空岗 {empty} "
        "个，群众等回复 {unanswered} 件，差评整改超期 {repairs} 件。{lines}"
    ),
    "message.case_progress.subject": "办件进度",
    "message.case_todo.subject": "要您补的材料",
    "message.case_done.subject": "办理结果",
    "message.staff_todo.subject": "待办提醒",
    "message.staff_alarm.subject": "时限提醒",
}
