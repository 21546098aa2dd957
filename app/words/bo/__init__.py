"""What we say in Tibetan.

Needs review by a native speaker from Ganzi: written with care after the wording of public notices,
but not yet read by anybody who would use it.
"""

from importlib import import_module
from pkgutil import iter_modules

WORDS: dict[str, str] = {
    key: sentence
    for module in iter_modules(__path__)
    for key, sentence in import_module(f"{__name__}.{module.name}").WORDS.items()
}
"""Every book of this folder in one; no key stands in two of them."""
