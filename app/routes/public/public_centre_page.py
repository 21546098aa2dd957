"""The public pages of places: every town with its centres, and one centre with all it shows."""

from collections.abc import Sequence
from html import escape

from app.routes.public.public_html import (
    described,
    dialled,
    link,
    paragraph,
    section,
    spoken,
    timed,
)
from app.services.catalogue.centres import CentreDetail, CentreView, DutyView, RangeView
from app.services.catalogue.public_views import PublicCentre, PublicDay, PublicTown
from app.words import say
from app.words.dates import day_text


def towns_content(towns: Sequence[PublicTown], language: str) -> str:
    """The list of centres, town by town."""
    told = [paragraph(say("public.home.lead", language), language)]
    for town in towns:
        entries = "\n".join(_entry(one, language) for one in town.centres)
        told.append(section(town.name, f'<ul class="plain">\n{entries}\n</ul>', language))
    return "\n".join(told)


def centre_content(found: PublicCentre, language: str) -> str:
    """Everything that is public about a centre."""
    centre = found.centre
    book = f"/v1/centres/{escape(centre.code)}/handbook.pdf?lang={language}"
    return "\n".join(
        (
            paragraph(say("public.demo", language), language, "soft") if centre.demo else "",
            _facts(centre, language),
            f'<p class="actions"><a href="{book}">'
            f"{escape(say('public.handbook', language))}</a></p>",
            section(say("public.week", language), _week(found.days, language), language),
            section(say("public.duty", language), _duty(found, language), language),
            section(say("public.roster", language), _roster(found, language), language),
            section(say("public.windows", language), _windows(centre, language), language),
            section(say("public.items.here", language), _families(found, language), language),
        )
    )


def hours_line(ranges: Sequence[RangeView], language: str) -> str:
    """The hours of a day in one line; that it is closed when there are none."""
    if not ranges:
        return say("public.closed", language)
    return " ".join(
        say("hours.off", language, hours=f"{one.starts}-{one.ends}")
        if one.off_hours
        else f"{one.starts}-{one.ends}"
        for one in ranges
    )


def _entry(one: CentreView, language: str) -> str:
    name = link(f"/p/centres/{one.code}", one.name, language)
    today = timed(say("public.today", language, hours=hours_line(one.today.ranges, language)))
    return (
        f"<li>{name}<br>{spoken(one.address, language)}<br>"
        f'<span class="soft">{today}</span> {dialled(one.phone)}</li>'
    )


def _facts(centre: CentreDetail, language: str) -> str:
    state = "open-now" if centre.today.open_now else "closed-now"
    today = hours_line(centre.today.ranges, language)
    if centre.today.ranges:
        today = f"{today} · {say(f'public.{state}', language)}"
    lines = (
        (say("public.address", language), centre.address),
        (say("public.now", language), today),
        (say("public.usual", language), centre.hours_text),
    )
    return described(
        (
            *lines,
            (say("public.phone", language), centre.phone),
            (say("public.complaint", language), centre.complaint_phone),
        ),
        language,
        "facts",
    )


def _week(days: Sequence[PublicDay], language: str) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{escape(day_text(day.on, language))}'
        f"{_named(day, language)}</th><td>{timed(hours_line(day.ranges, language))}</td></tr>"
        for day in days
    )
    note = say("day.provisional", language) if any(day.provisional for day in days) else ""
    heads = _heads(("public.day", "public.hours"), language)
    return f"<table>{heads}\n<tbody>\n{rows}\n</tbody></table>{paragraph(note, language, 'soft')}"


def _named(day: PublicDay, language: str) -> str:
    return f'<br><span class="soft">{spoken(day.name, language)}</span>' if day.name else ""


def _duty(found: PublicCentre, language: str) -> str:
    """Who is there now: by name, with the phone of the office alone."""
    if not found.days[0].ranges:
        return paragraph(say("public.closed-today", language), language)
    entries = "\n".join(_at_post(one, language) for one in found.centre.duty)
    return f'<ul class="plain">\n{entries}\n</ul>' if entries else ""


def _at_post(one: DutyView, language: str) -> str:
    name = one.name or say("public.nobody", language)
    cover = f" {escape(say('public.cover', language))}" if one.cover and one.name else ""
    place = spoken(one.window, language) if one.window else ""
    return (
        f"<li><strong>{spoken(one.post, language)}</strong>: {escape(name)}{cover}<br>"
        f'<span class="soft">{place}</span> {dialled(one.phone)}</li>'
    )


def _roster(found: PublicCentre, language: str) -> str:
    if not found.posts:
        return ""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(day_text(day.on, language))}</th>'
        f"<td>{_people(found.posts, day, language)}</td></tr>"
        for day in found.days
    )
    heads = _heads(("public.day", "public.people"), language)
    return f"<table>{heads}\n<tbody>\n{rows}\n</tbody></table>"


def _people(posts: Sequence[str], day: PublicDay, language: str) -> str:
    if not day.ranges:
        return escape(say("public.closed", language))
    nobody = say("public.nobody", language)
    return "<br>".join(
        f'<span class="soft">{spoken(post, language)}</span> {escape(name or nobody)}'
        for post, name in zip(posts, day.people, strict=True)
    )


def _windows(centre: CentreDetail, language: str) -> str:
    entries = "\n".join(
        f"<li>{spoken(one.name, language)}{_holder(one.holder, language)}</li>"
        for one in centre.windows
    )
    return f"<ul>\n{entries}\n</ul>" if entries else ""


def _holder(holder: str, language: str) -> str:
    return f' <span class="soft">{spoken(holder, language)}</span>' if holder else ""


def _families(found: PublicCentre, language: str) -> str:
    told = []
    for family, inside in found.families:
        entries = "\n".join(
            f"<li>{link(f'/p/items/{one.code}', one.name, language, centre=found.centre.code)}</li>"
            for one in inside
        )
        told.append(f"<h3>{escape(say(f'family.{family}', language))}</h3>\n<ul>\n{entries}\n</ul>")
    return "\n".join(told)


def _heads(keys: Sequence[str], language: str) -> str:
    cells = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in keys)
    return f"<thead><tr>{cells}</tr></thead>"
