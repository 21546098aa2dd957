"""Keeps grants and what was sent over a restart, so that a rehearsal can go on tomorrow."""

import json
from dataclasses import asdict
from pathlib import Path

from sandbox.state import Arrival, SentMail, SentMessage, SentNote, SentText, State


def save(state: State, file: Path) -> None:
    """Write the memory down in one step."""
    kept = {
        "grants": [[*place, left] for place, left in state.grants.items()],
        "people": list(state.people),
        "messages": [asdict(item) for item in state.messages],
        "texts": [asdict(item) for item in state.texts],
        "notes": [asdict(item) for item in state.notes],
        "mails": [asdict(item) for item in state.mails],
        "bindings": [list(place) for place in state.bindings],
        "owners": state.owners,
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
        notes = [SentNote(**item) for item in kept.get("notes", [])]
        mails = [SentMail(**item) for item in kept["mails"]]
        bound = [(openid, template) for openid, template in kept.get("bindings", [])]
        owners = {str(phone): str(openid) for phone, openid in kept.get("owners", {}).items()}
        people = dict.fromkeys(kept["people"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return
    state.grants, state.people = grants, people
    state.bindings, state.owners = dict.fromkeys(bound, "accept"), owners
    arrived: list[Arrival] = [*messages, *texts, *notes, *mails]
    for item in sorted(arrived, key=lambda item: item.at):
        state.arrive(item)
