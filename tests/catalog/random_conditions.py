"""Strategies for rules of the language of conditions and for the data they are asked about."""

from typing import Any

from hypothesis import strategies as st

from app.catalog.conditions.conditions import OPERATORS, ROW_OPERATORS

KEYS = ("a", "b", "rows", "day", "$today")
TRICKY: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 18, 2.5, 0.1, -0.0, 1e300, 10**20, "", " ", "0", "1", " 5 ",
    "1e3", ".5", "-", "甲", "abc", "ABC", "null", "true", "NaN", "length", "\U00020000", "\uff5e",
    "2026-02-28", "2008-02-29", "2026-02-30", "11010519491231002X", [], {}, [1], ["甲", None],
)  # fmt: skip
PATHS = (
    *KEYS,
    "rows.0.a",
    "rows.length",
    "a.b",
    "rows.1",
    "0",
    "",
    "constructor",
    "b.length",
    0,
    1,
)

scalars = st.one_of(
    st.sampled_from(TRICKY),
    st.integers(-100, 100),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=4),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "a": values,
        "b": values,
        "rows": st.lists(
            st.one_of(st.dictionaries(st.sampled_from(KEYS[:2]), scalars, max_size=2), scalars),
            max_size=3,
        ),
        "day": st.dates().map(str),
        "$today": st.sampled_from(("2026-03-01", "2028-02-29", "soon")),
    },
)
_reads = st.builds(
    lambda path, default: {"var": [path, *default]},
    st.sampled_from(PATHS),
    st.one_of(st.just([]), st.lists(scalars, min_size=1, max_size=1)),
)
_leaves = st.one_of(_reads, _reads, scalars)
_plain = sorted(OPERATORS - ROW_OPERATORS - {"var"})


def _larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.builds(
            lambda operator, arguments: {operator: arguments},
            st.sampled_from(_plain),
            st.one_of(st.lists(inner, max_size=4), inner),
        ),
        st.builds(
            lambda operator, rows, rule: {operator: [rows, rule]},
            st.sampled_from(sorted(ROW_OPERATORS)),
            st.one_of(st.just({"var": "rows"}), inner),
            inner,
        ),
        st.builds(lambda path: {"var": path}, inner),
    )


rules = st.recursive(_leaves, _larger, max_leaves=12)
