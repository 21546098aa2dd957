"""The office's side of a journey: somebody of the staff, told by a test what to do over the API."""

import json
import urllib.request
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.browser.town import Town


@dataclass(frozen=True)
class Office:
    """Somebody who signed in at a desk, and confirmed it, so that they may decide."""

    url: str
    token: str

    @classmethod
    def at(cls, town: Town, role: str = "director") -> "Office":
        """Signs in with the name and password that the town's door names."""
        return cls.as_(town, *town.console_login(role))

    @classmethod
    def as_(cls, town: Town, name: str, password: str) -> "Office":
        """Signs in with this name and password."""
        made = cls(town.url, "")
        session = made.ask("POST", "/sessions/password", {"username": name, "password": password})
        signed_in = cls(town.url, session["token"])
        signed_in.ask("POST", "/sessions/confirm", {"password": password})
        return signed_in

    def case(self, number: str) -> dict[str, Any]:
        """The case with this number."""
        query = f"centre={number.partition('-')[0]}&queue=centre&state=all&q={number}"
        found = self.ask("GET", f"/staff/cases?{query}")
        (row,) = found["items"]
        return self.ask("GET", f"/staff/cases/{row['id']}")

    def act(self, case_id: str, act: str, **facts: Any) -> dict[str, Any]:
        """Does something with a case; the case after it."""
        return self.ask("POST", f"/staff/cases/{case_id}/acts", {"act": act, **facts})

    def write(self, case_id: str, words: str) -> None:
        """Writes to the person."""
        self.ask("POST", f"/cases/{case_id}/messages", {"words": words})

    def bytes_of(self, href: str) -> bytes:
        """A file of the API, by the address that a view of it names."""
        headers = {"authorization": f"Bearer {self.token}"}
        with urllib.request.urlopen(urllib.request.Request(self.url + href, None, headers)) as file:
            return bytes(file.read())

    def ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """What the API answers; an answer that is not a success raises HTTPError."""
        headers = {"content-type": "application/json", "accept-language": "zh-CN"}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        if method != "GET":
            headers["idempotency-key"] = str(uuid4())
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/v1{path}", data, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
