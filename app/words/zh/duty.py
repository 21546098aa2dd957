"""Posts, rosters and absences, in Chinese."""

WORDS: dict[str, str] = {
    "absence.away": "不在岗",
    "absence.leave": "请假",
    "absence.training": "培训",
    "absence.visit": "外出走访",
    "absence.sick": "病假",
    "absence.other": "其他事由",
    "title.no-such-post": "没有这个岗位",
    "problem.no-such-post": "没有找到这个岗位，或者不归您管。",
    "title.holder-is-cover": "A岗和B岗是同一个人",
    "problem.holder-is-cover": "A岗和B岗不能是同一个人，请另选一人。",
    "title.no-such-absence": "没有这条不在岗记录",
    "problem.no-such-absence": "没有找到这条不在岗记录，或者不归您管。",
    "title.already-away": "已经登记了不在岗",
    "problem.already-away": "这个人在这段时间已经登记了不在岗，请先结束原来的记录。",
    "title.bad-absence": "起止时间不对",
    "problem.bad-absence": "结束时间要晚于开始时间，开始时间要在一年以内。",
    "title.roster-past": "这一天已经过去",
    "problem.roster-past": "过去的值班不能改，当天谁值班谁负责。",
    "title.nobody-on-duty": "暂时没有人接件",
    "problem.nobody-on-duty": "这里暂时没有人能接这件事，请打电话问服务中心。",
}
