"""What goes wrong with a whole carrier: at which rate, by dice with a seed, or for so long."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta

CARRIERS = {
    "wechat": "微信订阅消息",
    "work": "用工关系消息",
    "wecom": "企业微信",
    "aliyun": "阿里云短信",
    "tencent": "腾讯云短信",
    "sms": "县级短信网关",
    "email": "邮件",
}
OUTAGES = ("refused", "silent", "5xx")
RATES = ("hang", "lost", "cut", "storm", "busy", "quota", "expired")
"""What may become of a request, each at its rate: no answer and not taken; taken and no answer;
taken and the line broken; HTTP 5xx; too busy; out of quota; the token ended just before."""
RECEIPT_RATES = ("receipt_lost", "receipt_doubled", "receipt_late", "receipt_failed")
LATE_TIMES = 20
LONGEST_OUTAGE_MINUTES = 7 * 24 * 60
SLOWEST_SECONDS = 60.0
LATEST_RECEIPT_SECONDS = 48 * 3600.0


class Nonsense(ValueError):
    """Such a trouble cannot be; the words say which part of it."""


@dataclass(frozen=True)
class Trouble:
    """How bad one carrier is.

    Rates are from 0 to 1. `latency_seconds` passes before each answer, by the real time.
    `code` is the vendor's own refusal, at `code_rate`. A receipt comes between `receipt_from` and
    `receipt_to` seconds after, by the rehearsal's clock; a late one 20 times that; a failed one
    says `receipt_code`. Mail from a strange address is refused for `greylist_seconds`.
    """

    seed: int = 1
    latency_seconds: float = 0.0
    hang: float = 0.0
    lost: float = 0.0
    cut: float = 0.0
    storm: float = 0.0
    busy: float = 0.0
    quota: float = 0.0
    expired: float = 0.0
    code: str = ""
    code_rate: float = 0.0
    receipt_from: float = 1.0
    receipt_to: float = 3.0
    receipt_lost: float = 0.0
    receipt_doubled: float = 0.0
    receipt_late: float = 0.0
    receipt_failed: float = 0.0
    receipt_code: str = ""
    greylist_seconds: float = 0.0
    outage: str = ""
    outage_until_at: datetime | None = None

    @property
    def calm(self) -> bool:
        """Whether nothing is wrong."""
        return replace(self, seed=1) == CALM

    def shown(self) -> dict[str, object]:
        """As JSON shows it."""
        until = self.outage_until_at
        return asdict(self) | {"outage_until_at": until.isoformat() if until else None}


CALM = Trouble()
BOUNDS: Mapping[str, float] = {
    **dict.fromkeys((*RATES, *RECEIPT_RATES, "code_rate"), 1.0),
    "latency_seconds": SLOWEST_SECONDS,
    "receipt_from": LATEST_RECEIPT_SECONDS,
    "receipt_to": LATEST_RECEIPT_SECONDS,
    "greylist_seconds": LATEST_RECEIPT_SECONDS,
    "outage_minutes": LONGEST_OUTAGE_MINUTES,
}
"""The most each number may be; the least is 0."""


def trouble_of(told: Mapping[str, object], now: datetime) -> Trouble:
    """What was asked for, everything else calm; Nonsense for what cannot be.

    `outage_minutes` (with `outage`, else connections are refused) becomes a moment.
    """
    known = {field.name for field in fields(Trouble)} - {"outage_until_at"} | {"outage_minutes"}
    if strange := sorted(set(told) - known):
        raise Nonsense(strange[0])
    for name, most in BOUNDS.items():
        value = told.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise Nonsense(f"{name}: 0 to {most:g}")
    minutes = float(str(told.get("outage_minutes", 0)))
    outage = str(told.get("outage", "")) or ("refused" if minutes else "")
    if outage and outage not in OUTAGES:
        raise Nonsense(f"outage: {', '.join(OUTAGES)}")
    if not isinstance(told.get("seed", 1), int):
        raise Nonsense("seed: a whole number")
    numbers = {name: float(str(told[name])) for name in BOUNDS if name in told}
    numbers.pop("outage_minutes", None)
    words = {name: str(told[name]) for name in ("code", "receipt_code") if name in told}
    until = now + timedelta(minutes=minutes) if minutes else None
    made = Trouble(**numbers, **words, outage=outage, outage_until_at=until)  # type: ignore[arg-type]
    return replace(made, seed=int(str(told.get("seed", 1))))


class Troubles:
    """One trouble for each carrier; `counts` is what happened so far, by carrier and way."""

    def __init__(self) -> None:
        self._set: dict[str, Trouble] = {}
        self._dice: dict[str, random.Random] = {}
        self.counts: Counter[tuple[str, str]] = Counter()

    def set(self, carrier: str, trouble: Trouble) -> None:
        """Begin anew with this carrier; the same seed makes the same trouble."""
        self._set[carrier] = trouble
        self._dice[carrier] = random.Random(trouble.seed)  # noqa: S311

    def of(self, carrier: str) -> Trouble:
        """How bad it is."""
        return self._set.get(carrier, CALM)

    def out(self, carrier: str, now: datetime) -> str:
        """How the carrier is out at this moment, empty when it is not."""
        trouble = self.of(carrier)
        until = trouble.outage_until_at
        return trouble.outage if trouble.outage and (until is None or now < until) else ""

    def next(self, carrier: str) -> str:
        """What becomes of the next request: one of RATES, `code`, or `ok`."""
        trouble = self.of(carrier)
        rates = {name: getattr(trouble, name) for name in RATES} | {"code": trouble.code_rate}
        way = self._thrown(carrier, rates)
        self.counts[(carrier, way)] += 1
        return way

    def receipt(self, carrier: str) -> tuple[float, str]:
        """After how many seconds the next receipt comes, and how: `ok` or one of RECEIPT_RATES."""
        trouble = self.of(carrier)
        if trouble.calm:
            return CALM.receipt_from, "ok"
        way = self._thrown(carrier, {name: getattr(trouble, name) for name in RECEIPT_RATES})
        seconds = self._die(carrier).uniform(trouble.receipt_from, trouble.receipt_to)
        self.counts[(carrier, f"receipt_{way}".replace("receipt_receipt", "receipt"))] += 1
        return seconds * (LATE_TIMES if way == "receipt_late" else 1), way

    def _thrown(self, carrier: str, rates: Mapping[str, float]) -> str:
        if not any(rates.values()):
            return "ok"
        thrown = self._die(carrier).random()
        for name, rate in rates.items():
            thrown -= rate
            if thrown < 0:
                return name
        return "ok"

    def _die(self, carrier: str) -> random.Random:
        return self._dice.setdefault(carrier, random.Random(1))  # noqa: S311
