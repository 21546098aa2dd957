"""The public pages of items: the list to search, and the whole guide to one."""

from collections.abc import Sequence
from html import escape

from app.catalog.items import FAMILIES
from app.domain.catalogue.leaflets import LeafletPaper, LeafletPart
from app.kit.paging import Page
from app.routes.public.public_html import (
    callable_phones,
    described,
    link,
    paragraph,
    section,
    spoken,
)
from app.services.catalogue.items import ItemCard
from app.services.catalogue.public_views import PublicItem
from app.words import say

LONGEST_WORDS = 60


def items_content(found: Page[ItemCard], asked: dict[str, str], language: str) -> str:
    """The search form, and what was found."""
    entries = "\n".join(_entry(one, asked.get("centre", ""), language) for one in found.items)
    listed = f'<ul class="plain">\n{entries}\n</ul>' if entries else ""
    more = ""
    if found.next:
        way = link("/p/items", say("public.more", language), language, **asked, cursor=found.next)
        more = f"<p>{way}</p>"
    heading = say("public.found", language)
    none = paragraph(say("public.none", language), language)
    return "\n".join((_form(asked, language), section(heading, (listed or none) + more, language)))


def item_content(found: PublicItem, language: str) -> str:
    """Everything to know before coming, as the notice on paper says it."""
    guide = found.guide
    meta = f"{guide.family} · {guide.mode}"
    return "\n".join(
        (
            f'<p lang="zh-CN">{escape(guide.below)}</p>' if guide.below else "",
            paragraph(meta, language, "soft"),
            paragraph(guide.summary, language),
            described(((row.label, row.value) for row in guide.short), language, "facts"),
            _actions(found, language),
            *(_part(part, guide.papers, language) for part in guide.parts),
            _centres(found, language),
            _code(found, language),
            paragraph(guide.note, language, "soft"),
        )
    )


def _form(asked: dict[str, str], language: str) -> str:
    options = "".join(
        f'<option value="{family}"{" selected" if asked.get("family") == family else ""}>'
        f"{escape(say(f'family.{family}', language))}</option>"
        for family in FAMILIES
    )
    centre, words = asked.get("centre", ""), escape(asked.get("q", ""))
    kept = f'<input type="hidden" name="centre" value="{escape(centre)}">' if centre else ""
    return f"""<form method="get" action="/p/items" role="search">
<input type="hidden" name="lang" value="{language}">{kept}
<label for="q">{escape(say("public.search.words", language))}</label>
<input id="q" name="q" type="search" maxlength="{LONGEST_WORDS}" value="{words}">
<label for="family">{escape(say("public.search.family", language))}</label>
<select id="family" name="family">
<option value="">{escape(say("public.search.all", language))}</option>
{options}</select>
<button type="submit">{escape(say("public.search", language))}</button>
</form>"""


def _entry(one: ItemCard, centre: str, language: str) -> str:
    name = link(f"/p/items/{one.code}", one.name, language, centre=centre)
    family = escape(say(f"family.{one.family}", language))
    return (
        f'<li>{name}<br>{spoken(one.summary, language)}<br><span class="soft">{family}</span></li>'
    )


def _actions(found: PublicItem, language: str) -> str:
    centre = f"&amp;centre={escape(found.centre.code)}" if found.centre else ""
    code = escape(found.guide.code)
    ways = " ".join(
        f'<a href="/v1/items/{code}/{kind}.pdf?lang={language}{centre}">'
        f"{escape(say(f'public.{kind}', language))}</a>"
        for kind in ("notice", "card")
    )
    return f'<p class="actions">{ways}</p>'


def _part(part: LeafletPart, papers: Sequence[LeafletPaper], language: str) -> str:
    if part.key == "materials" and papers:
        content = "\n".join(_paper(one, language) for one in papers)
        return section(part.heading, f"<ol>\n{content}\n</ol>", language)
    if part.rows:
        content = "\n".join(_step(row, language) for row in part.rows)
        return section(part.heading, f"<ol>\n{content}\n</ol>", language)
    if part.key in ("basis", "conditions") and len(part.lines) > 1:
        content = "\n".join(f"<li>{spoken(line, language)}</li>" for line in part.lines)
        return section(part.heading, f"<ol>\n{content}\n</ol>", language)
    content = "\n".join(_line(line, part.key, language) for line in part.lines)
    return section(part.heading, content, language)


def _line(line: str, key: str, language: str) -> str:
    if key == "contact":
        return f"<p>{callable_phones(line, language)}</p>"
    return paragraph(line, language)


def _paper(paper: LeafletPaper, language: str) -> str:
    notes = "".join(f"<br>{spoken(note, language)}" for note in (paper.about, *paper.notes))
    return (
        f'<li><strong>{spoken(paper.name, language)}</strong><span class="soft">{notes}</span></li>'
    )


def _step(row: Sequence[str], language: str) -> str:
    step, *rest = row
    told = " · ".join(spoken(one, language) for one in rest if one)
    return f'<li>{spoken(step, language)}<br><span class="soft">{told}</span></li>'


def _centres(found: PublicItem, language: str) -> str:
    entries = "\n".join(
        f"<li>{link(f'/p/centres/{one.code}', one.name, language)}</li>" for one in found.centres
    )
    content = f"<ul>\n{entries}\n</ul>" if entries else ""
    return section(say("public.where", language), content, language)


def _code(found: PublicItem, language: str) -> str:
    if not found.code:
        return ""
    words = escape(say("leaflet.qr", language))
    picture = f'<div role="img" aria-label="{words}">{found.code}</div>'
    return f'<figure class="code">{picture}<figcaption>{words}</figcaption></figure>'
