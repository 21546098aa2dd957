"""What files, letters and messages of a case say, in Chinese."""

WORDS: dict[str, str] = {
    "title.no-such-attachment": "没有这个文件",
    "problem.no-such-attachment": "没有找到这个文件，可能已经撤下，请刷新后再看。",
    "title.files-off": "这里不收文件",
    "problem.files-off": "网上暂时不能传文件，请把材料带到窗口。",
    "title.malformed-form": "上传的内容看不懂",
    "problem.malformed-form": "上传的内容不完整，请重新选择文件再传。",
    "title.no-such-letter": "没有这份文书",
    "problem.no-such-letter": "没有找到这份文书，请刷新后再看。",
    "title.printer-off": "暂时不能打印文书",
    "problem.printer-off": "系统没有开通文书打印，请联系服务中心。",
    "title.empty-message": "还没有写内容",
    "problem.empty-message": "请写几个字，或者附上文件再发送。",
    "title.no-such-template": "没有这句常用语",
    "problem.no-such-template": "这句常用语不能用，请自己写几个字。",
    "title.no-such-status": "没有这个办件",
    "problem.no-such-status": "这个地址查不到办件，请核对文书上的二维码。",
    "case.letter.workdays": "{count}个工作日",
    "thread.template.which_paper": (
        "您好，材料里还有不清楚的地方，请看办件里列出的材料清单，有疑问给我们留言。"
    ),
    "thread.template.clearer_picture": "照片看不清楚，请在光亮的地方重新拍一张，四个角都拍进去。",
    "thread.template.come_in": "这一步需要您本人带身份证到窗口来一趟，上班时间都可以。",
    "thread.template.call_us": "请在上班时间给服务中心打个电话，我们把情况说清楚。",
    "thread.template.ready": "结果已经出来了，您可以到窗口领取，也可以请家人代领。",
    "thread.template.thanks": "收到，谢谢您。我们会尽快办理。",
}
