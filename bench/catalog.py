"""Three hundred service items read from each kind of file and checked, in seconds."""

from statistics import median

from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.lint.lint import lint
from app.formats.catalog_bytes import Form, read_upload, written
from app.formats.samples import load_samples
from bench.measure import REPEATS, Line, Stopwatch

ITEMS = 300
FORMS: tuple[Form, ...] = ("yaml", "zip", "json", "xlsx")
HOPED_SECONDS = 5.0
"""What somebody waits for after choosing a file; twice as long is the floor."""


def measured() -> list[Line]:
    """The samples again and again under other codes, and one line that shows how time grows."""
    whole, half = many_items(ITEMS), many_items(ITEMS // 2)
    lines = []
    for form in FORMS:
        content, part = written(whole, form), written(half, form)
        seconds, of_half = _reading(form, content), _reading(form, part)
        told = f"{seconds:.2f} s ({seconds / of_half:.1f} times as long as half of them)"
        name = f"{ITEMS} items read and checked, {form}"
        lines.append(Line(name, told, f"{HOPED_SECONDS:.0f} s", HOPED_SECONDS / seconds, 0.5, 1.0))
    watch = Stopwatch()
    lint(whole)
    return [*lines, Line(f"{ITEMS} items checked alone", f"{watch.seconds * 1000:.0f} ms", "")]


def many_items(count: int) -> Catalog:
    """A catalogue of so many items, every one of the samples in turn."""
    samples = load_samples()
    pool = samples.items
    made = (replace(pool[n % len(pool)], code=f"item-{n}") for n in range(count))
    return Catalog(divisions=samples.divisions, items=tuple(made))


def _reading(form: Form, content: bytes) -> float:
    took = []
    for _ in range(REPEATS):
        watch = Stopwatch()
        _, problems = read_upload(f"many.{form}", content)
        took.append(watch.seconds)
        if problems:
            raise RuntimeError(str(problems[0]))
    return median(took)
