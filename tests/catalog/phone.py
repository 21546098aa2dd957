"""Asks the rules of the mini-program the same questions, in one Node process for many."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ASK = """
const [file, name, cases] = process.argv.slice(1)
const asked = require(file)[name]
const said = (value) => (value === undefined ? null : value)
const list = JSON.parse(require('node:fs').readFileSync(cases, 'utf8'))
process.stdout.write(JSON.stringify(list.map((args) => said(asked(...args)))))
"""


def on_phone(rule: str, function: str, cases: Sequence[Sequence[Any]], folder: Path) -> list[Any]:
    """What `function` of miniprogram_stub/rules/`rule` says to each list of arguments."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}") or shutil.which("node")
    assert node, "Node.js is not installed"
    file = folder / "cases.json"
    file.write_text(json.dumps(cases))
    module = ROOT / "miniprogram_stub" / "rules" / rule

    answer = subprocess.run(
        [node, "--input-type=commonjs", "--eval", ASK, str(module), function, str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert answer.returncode == 0, answer.stderr
    said: list[Any] = json.loads(answer.stdout)
    return said
