"""The page of a rating by link, and the codes at the windows, in Chinese."""

WORDS: dict[str, str] = {
    "slip.open": "请您评价",
    "slip.rated": "谢谢您的评价",
    "slip.rated.text": "评价已经收到，不能再改。每一条评价我们都会看。",
    "slip.over": "评价时间过了",
    "slip.over.text": "这次服务的评价时间已经过了，谢谢您。",
    "slip.own": "不能评价自己",
    "slip.own.text": "自己经办的事，不能自己评价。",
    "slip.window": "窗口",
    "slip.on": "日期",
    "slip.voluntary": "自愿评价，不评也可以。经办人看不到是谁评的。",
    "slip.level": "您满意吗？",
    "slip.level.needed": "请先选一个满意程度。",
    "slip.indicators": "主要是哪方面？可以不选",
    "slip.words": "还想说的话（可以不写）",
    "slip.send": "提交评价",
    "title.no-window-code": "没有生成评价码",
    "problem.no-window-code": "微信没有给这个窗口生成评价码：请先发布小程序，窗口编码也不要太长。",
}
