"""The sample townships and the demonstration week that come with the program."""

from importlib.resources import files

import msgspec
import yaml

from app.catalog.catalog import Catalog
from app.catalog.demo import Demo, DemoCases, DemoVillage
from app.catalog.lint.lint import errors
from app.formats.catalog_rows import judged
from app.formats.catalog_yaml import read_yaml
from app.kit.errors import Invalid


def load_samples() -> Catalog:
    """Every division, centre and item of app/catalog/samples; Invalid when lint finds an error."""
    found = sorted(files("app.catalog").joinpath("samples").iterdir(), key=lambda file: file.name)
    texts = [
        (file.name, file.read_text(encoding="utf-8"))
        for file in found
        if file.name.endswith(".yaml")
    ]
    catalog, problems = judged(read_yaml(texts))
    if stopping := errors(problems):
        first = stopping[0]
        raise Invalid(f"{first.sheet}:{first.row} {first.message}", problems=len(stopping))
    return catalog


def load_demo_cases() -> DemoCases:
    """The cases of the demonstration."""
    text = files("app.catalog.demo").joinpath("cases.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), DemoCases)


def load_demo() -> Demo:
    """The people and sayings of the demonstration week."""
    text = files("app.catalog.demo").joinpath("week.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Demo)


def load_demo_village() -> DemoVillage:
    """The hamlets, households, plans and visits of the demonstration."""
    text = files("app.catalog.demo").joinpath("village.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), DemoVillage)
