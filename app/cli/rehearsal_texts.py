"""The text message templates of a rehearsal, so that the sandbox shows whole sentences."""

import json
from pathlib import Path

from app.domain.messages import message_forms
from app.domain.messages.message_kinds import RULES
from app.services.messages import wordings


def write(file: Path) -> None:
    """Write {`SMS_<kind>`: its built-in short words} with gaps as vendors write them, `${name}`."""
    templates = {f"SMS_{kind}": _words(kind) for kind in RULES}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(templates, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(file)


def _words(kind: str) -> str:
    texts = wordings.built_in(kind)
    return message_forms.GAP.sub(r"${\1}", texts.short or texts.text)
