"""Puts the guide to an item together, the same words on paper and on the public page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.catalog.conditions.conditions import Condition
from app.catalog.items import Item, Material
from app.catalog.texts import Text, chinese, said
from app.domain.catalogue.leaflets import ItemGuide, LeafletPaper, LeafletPart, LeafletRow
from app.words import DEFAULT, say
from app.words.conditions import sentence
from app.words.conditions import told as told_of

PHONES = ("phone", "complaint")
"""What is known of a place and told among the contacts, not where one comes to."""


@dataclass
class _Voice:
    """Says an item's texts in one language, and remembers whether one had to stay Chinese."""

    item: Item
    language: str
    stayed: bool = field(default=False)

    def says(self, text: Text) -> str:
        """The words, Chinese ones where there are no others."""
        found = said(text, self.language)
        self.stayed = self.stayed or bool(found.text and found.language != self.language)
        return found.text

    def word(self, key: str, **gaps: object) -> str:
        """A sentence of ours about leaflets."""
        return say(f"leaflet.{key}", self.language, **gaps)

    def row(self, key: str) -> str:
        """What letters call a field of the guide."""
        return say(f"letter.row.{key}", self.language)

    def when(self, condition: Condition) -> str:
        """When a condition over the item's form holds; empty where there is none."""
        if condition is None:
            return ""
        return sentence(condition, self.item.procedure.form, self.language)

    def asks(self, condition: Condition) -> str:
        """What a condition asks for; empty where there is none."""
        if condition is None:
            return ""
        return told_of(condition, self.item.procedure.form, self.language)


def item_guide(
    item: Item, language: str = DEFAULT, *, place: Mapping[str, str] | None = None
) -> ItemGuide:
    """The guide to `item`; `place` are more lines of the part that says where and when to come."""
    voice = _Voice(item, language)
    papers = tuple(_paper(voice, one) for one in item.materials)
    parts = (
        LeafletPart("basis", voice.row("basis"), tuple(map(voice.says, item.legal_basis))),
        LeafletPart("unit", voice.row("unit"), (voice.says(item.accepting_unit),)),
        LeafletPart("conditions", voice.row("conditions"), _conditions(voice)),
        _materials(voice, papers),
        _process(voice),
        LeafletPart("discretion", voice.row("discretion"), (voice.says(item.discretion),)),
        LeafletPart("fee", voice.row("fee"), _fees(voice)),
        LeafletPart("limit", voice.row("limit"), _limits(voice)),
        LeafletPart("contact", voice.row("contact"), _contact(voice, place or {})),
        LeafletPart("place", voice.row("place"), _places(voice, place or {})),
        LeafletPart("result", voice.row("result"), (voice.says(item.result),)),
    )
    name = voice.says(item.name)
    below = said(item.name, DEFAULT).text
    summary, short = voice.says(item.summary), _short(voice, place or {})
    return ItemGuide(
        code=item.code,
        name=name,
        below="" if below == name else below,
        family=say(f"family.{item.family}", language),
        mode=say(f"mode.{item.mode}", language),
        summary=summary,
        short=short,
        papers=papers,
        parts=tuple(part for part in parts if any(part.lines) or part.rows),
        note=voice.word("chinese") if voice.stayed else "",
    )


def _conditions(voice: _Voice) -> tuple[str, ...]:
    """What the catalogue says in words, then the rules that the machine checks."""
    told = [voice.says(one) for one in voice.item.conditions]
    told += [voice.asks(one.holds) for one in voice.item.eligibility]
    return tuple(filter(None, told))


def _paper(voice: _Voice, paper: Material) -> LeafletPaper:
    kind = say(f"material.{paper.kind}", voice.language)
    about = voice.word("copies", kind=kind, count=paper.count) if paper.count > 1 else kind
    shown, needed = voice.when(paper.show_when), voice.when(paper.require_when)
    always = paper.required and paper.show_when is None
    notes = [
        "" if paper.required or needed else voice.word("if-any"),
        voice.word("only-when", when=shown) if shown else "",
        voice.word("needed-when", when=needed) if needed and not paper.required else "",
        voice.word("gap") if paper.gap_allowed else "",
        voice.word("source", source=voice.says(paper.source)) if paper.source else "",
        voice.says(paper.note),
    ]
    return LeafletPaper(voice.says(paper.name), about, always, tuple(filter(None, notes)))


def _materials(voice: _Voice, papers: tuple[LeafletPaper, ...]) -> LeafletPart:
    heading = say("letter.guide.items", voice.language)
    if not papers:
        return LeafletPart("materials", heading, (voice.word("nothing"),))
    heads = tuple(voice.word(f"papers.{head}") for head in ("name", "about", "notes"))
    rows = tuple((one.name, one.about, "\n".join(one.notes)) for one in papers)
    return LeafletPart("materials", heading, heads=heads, rows=rows)


def _process(voice: _Voice) -> LeafletPart:
    heads = tuple(voice.word(f"steps.{head}") for head in ("step", "who", "limit"))
    rows = tuple(
        (voice.says(one.step), voice.says(one.who), voice.says(one.limit))
        for one in voice.item.process
    )
    return LeafletPart("process", voice.row("process"), heads=heads, rows=rows)


def _money(voice: _Voice, fen: int) -> str:
    if fen == 0:
        return voice.word("free")
    yuan = f"{fen // 100}" if fen % 100 == 0 else f"{fen / 100:.2f}"
    return voice.word("yuan", yuan=yuan)


def _fees(voice: _Voice) -> tuple[str, ...]:
    """The fee with its basis, then other fees and whom they are for."""
    fee = voice.item.fee
    told, basis = [_money(voice, fee.fen)], ""
    if chinese(fee.basis) != say("leaflet.free", DEFAULT):
        basis = voice.says(fee.basis)
    if basis:
        told[0] = voice.word("fee-basis", fee=told[0], basis=basis)
    for rule in fee.rules:
        line = voice.word("fee-when", when=voice.when(rule.when), fee=_money(voice, rule.fen))
        ground = voice.says(rule.basis)
        told.append(voice.word("fee-basis", fee=line, basis=ground) if ground else line)
    return tuple(told)


def _limits(voice: _Voice) -> tuple[str, ...]:
    item = voice.item
    lines = []
    if item.statutory_workdays is not None:
        lines.append(voice.word("statutory", count=item.statutory_workdays))
    if item.promised_workdays == 0:
        lines.append(voice.word("at-once"))
    elif item.promised_workdays is not None:
        lines.append(voice.word("promised", count=item.promised_workdays))
    return tuple(lines) or (voice.word("no-limit"),)


def _contact(voice: _Voice, place: Mapping[str, str]) -> tuple[str, ...]:
    """Whom to ask: the place where one comes, else whom the item names."""
    phone = place.get("phone") or voice.item.phone
    complaint = place.get("complaint") or voice.item.complaint_phone
    ask = voice.word("ask", phone=phone) if phone else ""
    complain = voice.word("complain", phone=complaint) if complaint else ""
    return tuple(filter(None, (ask, complain)))


def _places(voice: _Voice, place: Mapping[str, str]) -> tuple[str, ...]:
    lines = [(key, line) for key, line in place.items() if line and key not in PHONES]
    told = [voice.word(f"place.{key}", said=line) for key, line in lines]
    return tuple(filter(None, (voice.says(voice.item.place_and_hours), *told)))


def _short(voice: _Voice, place: Mapping[str, str]) -> tuple[LeafletRow, ...]:
    """The lines of a card."""
    where = place.get("address") or voice.says(voice.item.place_and_hours)
    lines = {
        "limit": _limits(voice)[-1],
        "fee": _money(voice, voice.item.fee.fen),
        "place": where,
        "hours": place.get("hours", ""),
        "phone": place.get("phone") or voice.item.phone,
        "complaint": place.get("complaint") or voice.item.complaint_phone,
    }
    return tuple(
        LeafletRow(voice.word(f"short.{key}"), line) for key, line in lines.items() if line
    )
