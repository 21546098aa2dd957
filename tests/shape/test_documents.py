"""The documents tell the truth about the code."""

import dataclasses
import re
import subprocess
import sys

from app.settings import Settings
from tests.shape.sources import ROOT, none_of, sources

DOCS = ROOT / "docs"
NOT_A_NOUN = {"app/models/sql.py"}
ROOMS_OF_NOUNS = ("app/domain", "app/models", "app/services")


def table_rows(document: str, columns: int) -> list[list[str]]:
    """The cells of all rows with so many columns in the tables of a document."""
    rows = (line.strip().strip("|").split(" | ") for line in document.splitlines() if "|" in line)
    return [[cell.strip() for cell in row] for row in rows if len(row) == columns]


def singular(name: str) -> str:
    """The last word of a module name, as a glossary spells it."""
    for ending, one in (("ies", "y"), ("sses", "ss"), ("xes", "x")):
        if name.endswith(ending):
            return name.removesuffix(ending) + one
    return name if name.endswith("ss") else name.removesuffix("s")


def leading_words(stem: str) -> list[str]:
    """What a module may be about: `booking_changes` is about a booking change, or a booking."""
    parts = stem.split("_")
    return [singular("_".join(parts[:count])) for count in range(len(parts), 0, -1)]


def test_every_noun_of_the_code_stands_in_the_glossary():
    glossary = (DOCS / "GLOSSARY.md").read_text(encoding="utf-8")
    known = {singular(word) for word in re.findall(r"`([a-z_]+)`", glossary)}
    stems = {
        source.name: source.name.rpartition("/")[2].removesuffix(".py")
        for source in sources(*ROOMS_OF_NOUNS)
        if source.name not in NOT_A_NOUN
    }

    missing = [
        name
        for name, stem in stems.items()
        if not stem.startswith("_") and not known & set(leading_words(stem))
    ]

    none_of(missing)


def test_a_word_of_the_glossary_means_one_thing():
    glossary = (DOCS / "GLOSSARY.md").read_text(encoding="utf-8")
    english = [row[1] for row in table_rows(glossary, 4)]

    none_of(sorted({word for word in english if english.count(word) > 1} - {"English", "---"}))


def test_the_table_of_settings_is_the_settings():
    operations = (DOCS / "OPERATIONS.md").read_text(encoding="utf-8")
    told = {
        row[0].strip("`"): row[2]
        for row in table_rows(operations, 3)
        if row[0].startswith("`CUNKOU_")
    }

    real = {
        f"CUNKOU_{field.name.upper()}": field.metadata["doc"]
        for field in dataclasses.fields(Settings)
    }

    assert told == real


def test_every_setting_named_in_a_document_exists():
    known = {f"CUNKOU_{field.name.upper()}" for field in dataclasses.fields(Settings)}
    papers = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "Dockerfile"]
    papers += [path for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    named = {
        f"{path.relative_to(ROOT)} {name}"
        for path in papers
        for name in re.findall(r"CUNKOU_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
        if name not in known
    }

    assert named == set()


def test_what_the_code_writes_into_the_documents_is_up_to_date():
    check = [sys.executable, "-m", "tools.generated", "--check"]

    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_every_link_between_documents_leads_somewhere():
    papers = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    lost = [
        f"{path.relative_to(ROOT)} -> {target}"
        for path in papers
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    none_of(lost)
