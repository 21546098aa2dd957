"""Registers that are filled from visits, in Chinese."""

WORDS: dict[str, str] = {
    "register.proof.code": "当面报了四位码",
    "register.proof.signature": "本人签名",
    "register.proof.voice": "录音",
    "register.proof.none": "没有凭证",
    "title.no-such-register": "没有这个台账",
    "problem.no-such-register": "没有找到这个台账，或者不归您管。",
    "title.bad-register": "台账设置不对",
    "problem.bad-register": "台账要有自己的代号和名称，列数在1到40之间。",
    "title.bad-column": "列设置不对",
    "problem.bad-column": "每一列要有不重复的标题，来源要从清单里选。",
}
