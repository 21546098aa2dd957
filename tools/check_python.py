# -*- coding: utf-8 -*-  # noqa: UP009 - Python 2 needs it to say that it is too old
"""Says in one sentence that this Python is too old; so plain that an old one understands it."""

import sys

OLDEST = (3, 11)
SENTENCE = (
    "Cunkou needs Python 3.11 or newer, this is {}. Try: make run PYTHON=python3.12\n"
    "村口需要 Python 3.11 或更新的版本。\n"
)

if sys.version_info < OLDEST:
    sys.stderr.write(SENTENCE.format(sys.version.split()[0]))
    sys.exit(1)
