"""The persons of the tests: Yang and Zhaxi are residents, Li works at the window.

Wang covers Li, Chen leads the window, Sun and Zhou speak for co-departments, Zhao is director.
The agent and He do the legwork in the village.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Someone:
    """A person as tests speak of them."""

    openid: str
    name: str
    phone: str


YANG = Someone("yang", "杨秀英", "13900000001")
ZHAXI = Someone("zhaxi", "扎西卓玛", "13900000002")
LI = Someone("li", "李窗口", "13900000011")
WANG = Someone("wang", "王顶岗", "13900000013")
CHEN = Someone("chen", "陈组长", "13900000014")
SUN = Someone("sun", "孙国土", "13900000015")
ZHOU = Someone("zhou", "周规划", "13900000016")
ZHAO = Someone("zhao", "赵主任", "13900000017")
OUTSIDER = Someone("outsider", "外县人员", "13900000012")
AGENT = Someone("agent", "王代办", "13900000018")
HE = Someone("he", "何代办", "13900000019")
