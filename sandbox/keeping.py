"""Keeps grants and what was sent over a restart, so that a rehearsal can go on tomorrow."""

import json
from dataclasses import asdict
from pathlib import Path

from sandbox.state import SentMail, SentMessage, SentText, State


def save(state: State, file: Path) -> None:
    """Write the memory down in one step."""
    kept = {
        "grants": [[*place, left] for place, left in state.grants.items()],
        "people": list(state.people),
        "messages": [asdict(item) for item in state.messages],
        "texts": [asdict(item) for item in state.texts],
        "mails": [asdict(item) for item in state.mails],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)


def load(state: State, file: Path) -> None:
    """Remember what was written down; a missing or broken file is as good as none."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        grants = {(openid, template): int(left) for openid, template, left in kept["grants"]}
        messages = [SentMessage(**item) for item in kept["messages"]]
        texts = [SentText(**item) for item in kept["texts"]]
        mails = [SentMail(**item) for item in kept["mails"]]
        people = dict.fromkeys(kept["people"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    state.grants, state.people = grants, people
    state.messages.extend(messages)
    state.texts.extend(texts)
    state.mails.extend(mails)
