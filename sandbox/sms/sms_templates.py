"""The templates that the text message vendors know, from a file, and how one is filled."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GAP = re.compile(r"\$\{(\w+)\}|\{(\d+)\}")
CODE = r"SMS_\w{1,60}"
CODE_WORDS = ("code", "验证码")


@dataclass(frozen=True)
class SmsTemplate:
    """One registered template: words with gaps, `${name}` at Alibaba and `{1}` at Tencent."""

    code: str
    content: str

    @property
    def gaps(self) -> tuple[str, ...]:
        """The names of the gaps, each once, in the order they stand."""
        return tuple(dict.fromkeys(named or place for named, place in GAP.findall(self.content)))

    def filled(self, given: Mapping[str, str]) -> str:
        """The words with the gaps filled; a gap nobody fills stays empty."""
        return GAP.sub(lambda gap: given.get(gap[1] or gap[2], ""), self.content)


def read_templates(file: Path) -> dict[str, SmsTemplate]:
    """The templates of a JSON file {code: words}; ValueError when it is something else."""
    told = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(told, dict) or not all(isinstance(words, str) for words in told.values()):
        raise ValueError("{code: words}")
    return {code: SmsTemplate(code, words) for code, words in told.items()}


def known(templates: Mapping[str, SmsTemplate], code: str, only_listed: bool) -> bool:
    """Whether a vendor has this template: a listed one, or else any code of the right form."""
    return code in templates or (not only_listed and re.fullmatch(CODE, code) is not None)


def is_code(code: str) -> bool:
    """Whether a template carries sign-in codes, which have limits of their own."""
    return code.lower().endswith(CODE_WORDS)


def wording(
    templates: Mapping[str, SmsTemplate], code: str, given: Mapping[str, str], sign: str
) -> str:
    """What the phone shows; of a template that nobody listed, its code and what it was given."""
    if code in templates:
        return f"【{sign}】{templates[code].filled(given)}"
    return f"【{sign}】{code} " + "，".join(given.values())


def parts(text: str) -> int:
    """How many messages the network makes of it: 70 characters, or 67 each of several."""
    return 1 if len(text) <= 70 else -(-len(text) // 67)


def by_place(values: Sequence[str]) -> dict[str, str]:
    """Values as Tencent numbers them, from 1."""
    return {str(place): value for place, value in enumerate(values, 1)}
