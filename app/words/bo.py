"""What we say in Tibetan.

Needs review by a native speaker from Ganzi: written with care from a glossary of public notices,
but not yet read by anybody who would use it.
"""

WORDS: dict[str, str] = {}
