"""Items that differ in every way two versions can, for tests that compare them."""

from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.items import (
    Booking,
    Eligibility,
    Fee,
    FeeRule,
    Indicator,
    Item,
    ItemMessage,
    Material,
    Route,
    Step,
)
from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from app.catalog.texts import Texts
from tests.make import an_item

words = st.sampled_from(
    ("照片", "身份证", "说明", Texts(zh="照片", en="Photo"), Texts(zh="说明", bo="བ"))
)
slugs = st.sampled_from(("a", "b", "c", "d"))
conditions: st.SearchStrategy[Any] = st.sampled_from(
    (None, {"==": [{"var": "a"}, 1]}, {">": [{"var": "b"}, 2]})
)
small = st.integers(0, 3)
maybe = st.none() | small


def few(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """At most four of them."""
    return st.lists(entries, max_size=4).map(tuple)


def fields(columns: bool = True) -> st.SearchStrategy[FormField]:
    """Any question, sensible or not."""
    return st.builds(
        FormField,
        key=slugs,
        label=words,
        kind=st.sampled_from(("text", "number", "choice")),
        required=st.booleans(),
        choices=few(words),
        hint=words,
        least=maybe,
        most=maybe,
        columns=few(fields(columns=False)) if columns else st.just(()),
        version=slugs,
        exact=st.booleans(),
        show_when=conditions,
        require_when=conditions,
    )


materials = st.builds(
    Material,
    key=st.just("") | slugs,
    name=words,
    kind=st.sampled_from(("original", "copy")),
    count=small,
    required=st.booleans(),
    gap_allowed=st.booleans(),
    document=st.just("") | slugs,
    show_when=conditions,
)
procedures = st.builds(
    Procedure,
    notice_workdays=small,
    extension_workdays=maybe,
    survey=st.booleans(),
    stages=few(
        st.builds(StageLimit, stage=st.sampled_from(("reviewing", "deciding")), workdays=small)
    ),
    departments=few(st.builds(CoDepartment, code=slugs, name=words, workdays=small)),
    pauses=few(st.sampled_from(("hearing", "testing"))),
    form=few(fields()),
)


def items() -> st.SearchStrategy[Item]:
    """Any item, sensible or not."""
    rules = st.builds(FeeRule, when=conditions, fen=small, basis=words)
    return st.builds(
        lambda **values: replace(an_item(), **values),
        name=words,
        state=st.sampled_from(("active", "paused")),
        conditions=few(words),
        process=few(st.builds(Step, step=words, who=words, limit=words)),
        materials=few(materials),
        fee=st.builds(Fee, fen=small, basis=words, rules=few(rules)),
        promised_workdays=maybe,
        eligibility=few(st.builds(Eligibility, key=slugs, holds=conditions, says=words)),
        priority_when=conditions,
        routes=few(st.builds(Route, when=conditions, department=slugs)),
        messages=few(
            st.builds(ItemMessage, at=st.sampled_from(("received", "decided")), text=words)
        ),
        indicators=few(st.builds(Indicator, key=slugs, name=words)),
        booking=st.builds(
            Booking, max_open=small, by=few(st.sampled_from(("person", "agent", "office")))
        ),
        procedure=procedures,
    )
