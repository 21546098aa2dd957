"""The persons of the tests: Yang is a resident, Zhaxi another, Li works at the window."""

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
OUTSIDER = Someone("outsider", "外县人员", "13900000012")
