"""What letters of the office say on paper, in Chinese."""

WORDS: dict[str, str] = {
    "letter.day": "{year}年{month}{day}日",
    "letter.number": "{sign}{mark}〔{year}〕{given}号",
    "letter.seal": "（盖章）",
    "letter.qr": "扫码查看办理进度",
    "letter.footer": "本文书一式两份：一份交申请人，一份存档。监督投诉：12345。",
    "letter.footer_phone": (
        "本文书一式两份：一份交申请人，一份存档。咨询：{phone}；监督投诉：12345。"
    ),
    "letter.reasons": "理由",
    "letter.items": "清单",
    "letter.remedies.heading": "如果您不服",
    "letter.remedies.text": (
        "可以自收到本文书之日起六十日内，向{review_body}申请行政复议；\n"
        "也可以自收到本文书之日起六个月内，依法直接向{court}提起行政诉讼。"
    ),
    "letter.remedies.review_body": "有管辖权的行政复议机关（县级人民政府）",
    "letter.remedies.court": "有管辖权的人民法院",
    "letter.sign.promiser": "承诺人（签名、按印）",
    "letter.sign.giver": "交出人（签名）",
    "letter.sign.taker": "接收人（签名）",
    "letter.row.case": "办件编号",
    "letter.row.item": "事项",
    "letter.row.applicant": "申请人",
    "letter.row.received": "收到日期",
    "letter.row.accepted": "受理日期",
    "letter.row.due": "承诺办结日期",
    "letter.row.former_due": "原办结日期",
    "letter.row.new_due": "新办结日期",
    "letter.row.paused": "暂停开始日期",
    "letter.row.decided": "决定日期",
    "letter.row.result": "办理结果",
    "letter.row.post": "经办岗位",
    "letter.row.department": "承办单位",
    "letter.row.basis": "办理依据",
    "letter.row.unit": "受理单位",
    "letter.row.conditions": "申请条件",
    "letter.row.process": "办理程序",
    "letter.row.discretion": "裁量标准",
    "letter.row.fee": "收费标准和依据",
    "letter.row.limit": "办理时限",
    "letter.row.contact": "咨询和监督电话",
    "letter.row.place": "办理地点和时间",
    "letter.acceptance.title": "受理通知书",
    "letter.acceptance.mark": "受",
    "letter.acceptance.items": "已收到的材料",
    "letter.acceptance.body": (
        "您申请办理的“{item}”，经核对符合受理条件，我们已于{accepted_on}受理。\n"
        "我们承诺自受理的次日起{workdays}个工作日内办结，最晚{due_on}答复您。"
    ),
    "letter.acceptance.closing": (
        "依法需要听证、检验、检测、专家评审等的时间，不计入上述期限，我们会另行书面告知。"
    ),
    "letter.acceptance.if_provisional": (
        "该日期按尚未公布放假安排的年份推算，为暂定日期；放假安排公布后如有变化，我们会通知您。"
    ),
    "letter.correction.title": "一次性补正告知书",
    "letter.correction.mark": "补",
    "letter.correction.body": (
        "您申请办理的“{item}”，材料不齐全或者不符合法定形式。按照一次性告知制度"
        "（《中华人民共和国行政许可法》第三十二条），现将需要补正的全部内容一次告知如下。"
    ),
    "letter.correction.items": "需要补正的全部内容",
    "letter.correction.if_until": "请于{until}前补正。需要更多时间的，请与我们联系。",
    "letter.correction.closing": "收到补正材料后，我们即按规定受理，办理期限自受理的次日起计算。",
    "letter.not_accepted.title": "不予受理决定书",
    "letter.not_accepted.mark": "不受",
    "letter.not_accepted.body": "您申请办理的“{item}”，经审查，决定不予受理。",
    "letter.not_accepted.if_basis": "依据：{basis}。",
    "letter.not_accepted.if_instead": "您可以向{instead}提出申请。",
    "letter.decision.title": "办结通知书",
    "letter.decision.title_licence": "准予行政许可决定书",
    "letter.decision.mark": "准",
    "letter.decision.items": "送达的证件和文书",
    "letter.decision.body": (
        "您申请办理的“{item}”，经审查，符合规定的条件，决定准予办理，现已办结。"
    ),
    "letter.decision.if_result": "办理结果：{result}。",
    "letter.decision.if_delivery": "证件或者文书最晚{delivery}交到您手中；您也可以随时到窗口领取。",
    "letter.refusal.title": "不予办理决定书",
    "letter.refusal.title_licence": "不予行政许可决定书",
    "letter.refusal.mark": "不准",
    "letter.refusal.body": "您申请办理的“{item}”，经审查，不符合规定的条件，决定不予办理。",
    "letter.refusal.if_basis": "依据：{basis}。",
    "letter.reply.title": "答复书",
    "letter.reply.mark": "复",
    "letter.reply.body": "您提出的“{item}”，现答复如下。",
    "letter.reply.reasons": "答复内容",
    "letter.reply.if_basis": "依据：{basis}。",
    "letter.extension.title": "延期通知书",
    "letter.extension.mark": "延",
    "letter.extension.body": (
        "您申请办理的“{item}”，我们已于{accepted_on}受理，不能在承诺的期限内办结。\n"
        "经{approver}批准，办理期限延长{workdays}个工作日，最晚{due_on}办结。"
    ),
    "letter.extension.reasons": "延期的理由",
    "letter.extension.if_provisional": (
        "该日期按尚未公布放假安排的年份推算，为暂定日期；放假安排公布后如有变化，我们会通知您。"
    ),
    "letter.extension.closing": "期限只延长这一次。给您带来不便，请谅解。",
    "letter.pause.title": "特别程序（暂停计时）告知书",
    "letter.pause.mark": "停",
    "letter.pause.body": (
        "您申请办理的“{item}”，依法需要{procedure}。按照《中华人民共和国行政许可法》第四十五条，"
        "自{from_on}的次日起至该程序结束，所需时间不计入办理期限。"
    ),
    "letter.pause.reasons": "说明",
    "letter.pause.if_expected": "预计需要的时间：{expected}。",
    "letter.pause.closing": "程序结束后继续计时，我们会把新的办结日期告诉您。",
    "letter.gap_promise.title": "容缺受理承诺书",
    "letter.gap_promise.mark": "容",
    "letter.gap_promise.body": (
        "本人申请办理“{item}”，主要材料已经齐全，下列次要材料暂时缺少，"
        "承诺最晚于{until}补交，并保证所述真实。"
    ),
    "letter.gap_promise.items": "承诺补交的材料",
    "letter.gap_promise.closing": (
        "已知悉：补齐之前不领取办理结果；到期未补齐的，由受理单位依规定处理。"
    ),
    "letter.hand_over.title": "交接回执",
    "letter.hand_over.mark": "交",
    "letter.hand_over.body": (
        "“{item}”的下列材料、证件或者文书，于{handed_on}由{giver}交给{taker}，双方当面清点无误。"
    ),
    "letter.hand_over.items": "交接清单",
    "letter.guide.title": "一次性告知书",
    "letter.guide.mark": "告",
    "letter.guide.body": "办理“{item}”需要了解的事，一次告知如下。",
    "letter.guide.items": "申请材料",
    "letter.guide.closing": "材料有疑问的，请先打电话问清再来，少跑一趟。",
    "title.letter-incomplete": "文书缺少内容",
    "problem.letter-incomplete": "文书里必须写明的内容还没有填全，请补充后再出具。",
    "title.letter-too-long": "文书太长",
    "problem.letter-too-long": "文书内容太长，请精简后再出具。",
    "title.printer-not-ready": "暂时不能打印",
    "problem.printer-not-ready": "服务器缺少打印文书的字体，请联系管理员。",
}
