"""Says in one sentence that this Python is too old; kept so plain that an old one understands it."""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Cunkou needs Python 3.11 or newer, this is %s. Try: make run PYTHON=python3.12\n"
        "村口需要 Python 3.11 或更新的版本。\n" % sys.version.split()[0]  # noqa: UP031
    )
    sys.exit(1)
