"""What a change would have meant for the last months, in Chinese."""

WORDS: dict[str, str] = {
    "what-if.warnings": "到期提醒",
    "what-if.yellow_cards": "黄牌",
    "what-if.red_cards": "红牌",
    "what-if.deemed_accepted": "逾期未告知、视为受理的办件",
    "what-if.not_eligible": "不符合申请条件的办件",
    "what-if.eligibility_unknown": "条件要看没问过的题、判断不了的办件",
    "what-if.unanswered": "必填题没有答案的办件",
    "what-if.missing_papers": "必要材料不齐的办件",
    "what-if.fees_fen": "收费",
    "what-if.seats": "可预约的号",
    "what-if.unit.warnings": "{count} 条",
    "what-if.unit.yellow_cards": "{count} 张",
    "what-if.unit.red_cards": "{count} 张",
    "what-if.unit.deemed_accepted": "{count} 件",
    "what-if.unit.not_eligible": "{count} 件",
    "what-if.unit.eligibility_unknown": "{count} 件",
    "what-if.unit.unanswered": "{count} 件",
    "what-if.unit.missing_papers": "{count} 件",
    "what-if.unit.fees_fen": "{count} 元",
    "what-if.unit.seats": "{count} 个",
    "what-if.same": "{what}：不变，都是 {before}。",
    "what-if.more": "{what}：多 {by}（原来 {before}，改后 {after}）。",
    "what-if.fewer": "{what}：少 {by}（原来 {before}，改后 {after}）。",
    "what-if.note.new": "这是新事项，没有过去的办件和预约可以推演。",
    "what-if.note.unfinished": "草稿还没有写完整，改好标出的问题后再推演。",
    "what-if.note.no-cases": "这段时间没有收到这个事项的办件。",
    "what-if.note.offices": "只算您任职的服务中心。",
    "what-if.note.cut": "这段时间共有 {count} 件，只推演最近的 {most} 件。",
    "what-if.note.older": "其中 {count} 件是按以前的版本收的，这里都按现行版本来比。",
    "what-if.note.people": (
        "假定大家还是在同一天做同样的事。实际上时限变了，办事的快慢也会变，"
        "多问的题、多要的材料大家也会补上，这里都没有推演。"
    ),
    "what-if.note.rules": (
        "提醒和督办牌按今天的规则和工作日历算；提醒按应发的次数算，不看当时有没有人在岗；"
        "督办牌不算申诉撤销。"
    ),
    "what-if.note.steps": (
        "环节和协办部门按实际走过的算，新增的环节和部门没有推演；派到哪个岗位也没有推演。"
    ),
    "what-if.note.filed": "只看已经收到的申请：原来条件不符、没有来申请的人不在里面。",
    "what-if.note.seats": "号数按今天的开放时间、全部空着来算；哪些人会约、会不会约满，没有推演。",
}
