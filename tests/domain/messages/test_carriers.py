"""Which carriers stand on which rung."""

from app.domain.messages.carriers import RUNG_OF, SILENT, carriers_of
from app.domain.messages.ladder import Rung


def test_every_carrier_stands_on_a_rung_and_every_rung_has_one() -> None:
    assert set(RUNG_OF.values()) == set(Rung) - {Rung.SECOND}
    assert all(carriers_of(rung) for rung in Rung)
    assert set(RUNG_OF) >= SILENT
    assert {name for name in RUNG_OF if len(name) > 10} == set()


def test_the_second_contact_gets_text_messages() -> None:
    assert carriers_of("second") == carriers_of("sms") == ("aliyun", "tencent", "sms", "paper")
    assert carriers_of("wechat") == ("wechat",)
    assert carriers_of("pigeon") == ()
