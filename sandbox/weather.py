"""The weather between a phone and the app: what becomes of each request, by dice with a seed."""

import random
from collections import Counter
from dataclasses import dataclass, field

WAYS = {
    "pass": "通过",
    "dropped": "丢了请求",
    "lost": "丢了应答",
    "doubled": "送到两次",
    "cut": "请求断在半路",
    "broken": "应答断在半路",
}
"""What becomes of a request, and how the page calls it."""
RATES = {"dropped": 0.12, "lost": 0.12, "doubled": 0.12, "cut": 0.08, "broken": 0.08}


@dataclass
class Signal:
    """How bad it is: the same seed makes the same weather; `counts` is what happened so far."""

    seed: int = 1
    rates: dict[str, float] = field(default_factory=lambda: dict(RATES))
    counts: Counter[str] = field(default_factory=Counter)
    dice: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311

    def set(self, seed: int, rates: dict[str, float]) -> None:
        """Start again with another weather."""
        self.seed, self.rates, self.counts = seed, rates, Counter()
        self.dice = random.Random(seed)  # noqa: S311

    def next(self) -> str:
        """What becomes of the next request."""
        thrown = self.dice.random()
        way = "pass"
        for name, rate in self.rates.items():
            thrown -= rate
            if thrown < 0:
                way = name
                break
        self.counts[way] += 1
        return way
