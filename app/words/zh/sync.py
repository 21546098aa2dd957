"""What a phone is told about the operations it sent, in Chinese."""

WORDS: dict[str, str] = {
    "sync.said.applied": "已记入，不会丢。",
    "sync.said.conflict": "已记入。同一项别人也填了，两份都留着，由中心的人来定。",
    "sync.said.refused": "没有记入，原文已留存，中心的人看得到。",
    "sync.said.waiting": "已收下。前面还有一条没到，到了就一起记入，最迟五天。",
    "sync.said.duplicate": "这一条以前收到过，只算一次。",
    "sync.said.try-again": "已收下。我们这边出了点问题，会自动重试，您不用再做。",
    "sync.said.unreadable": "这一条读不出来，没有记入。请打电话告诉中心。",
    "sync.said.foreign-device": "这一条是别的手机记的，不能由这部手机交上来。",
    "sync.said.chain-broken": (
        "这一条和前一条接不上，可能被改过，没有记入。原文已留存，请告诉中心。"
    ),
    "sync.said.bad-moment": (
        "这一条的时间不对（1970年以前或2090年以后），没有记入。请先校准手机时间。"
    ),
    "sync.said.bad-id": "这一条的编号不合规范，没有记入。请更新小程序后再试。",
    "sync.said.unknown-kind": "小程序版本和中心的对不上，这一条没有记入。请更新小程序后再做一次。",
    "sync.said.bad-body": "这一条的内容不完整或太长，没有记入。请改好后再做一次。",
    "sync.said.no-such-record": "找不到这条记录，或者不归您管，没有记入。原文已留存，请问中心。",
    "sync.said.own-visit": "这是看望您自己家的，要由别的代办员来做，没有记入。",
    "sync.said.move-not-now": "按您当时看到的情况，走访不能这样改，没有记入。请先更新再看一下。",
    "title.op-differs": "同一编号内容不同",
    "problem.op-differs": (
        "这个编号下以前收到过不同的内容，这一批都没有处理。请把这一条单独放下，告诉中心。"
    ),
    "title.batch-too-large": "一次交得太多",
    "problem.batch-too-large": "一次最多交200条、512 KB，请分几次交。",
    "title.record-id-taken": "编号已被占用",
    "problem.record-id-taken": "这个编号已经有别的记录了，没有记入。请重新新建一次。",
    "title.bad-id": "编号不合规范",
    "problem.bad-id": "手机自己编的号要用 UUIDv7，没有记入。请更新小程序。",
    "title.receipt-number-foreign": "收条号不对",
    "problem.receipt-number-foreign": "收条号要以这部手机的代号开头，没有记入。请重新开一张收条。",
    "title.own-paper-taken": "不能代管自己的证件",
    "problem.own-paper-taken": "自己的证件不能由自己代管，请别的同事来接。",
}
