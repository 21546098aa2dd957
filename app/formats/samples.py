"""The sample townships that come with the program."""

from importlib.resources import files

from app.catalog.catalog import Catalog
from app.catalog.lint import errors
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
