"""Reads a form that brings one file (multipart/form-data), no larger than its operation allows."""

from typing import Any, Generic, TypeVar

import msgspec
from sanic import Request
from sanic.headers import parse_content_header
from sanic.request.form import parse_multipart_form

from app.kit.idempotency import fingerprint
from app.routes.http.problems import Refused, Wrong
from app.routes.http.reading import Reader

Form = TypeVar("Form")
FILE = "file"
ENVELOPE_BYTES = 16_384
"""What boundaries and the other fields of a form may take beside the file."""
UNREADABLE = (ValueError, LookupError)


class Upload(msgspec.Struct, frozen=True):
    """A file as it came: its name and type are what the sender claims."""

    name: str
    media_type: str
    content: bytes


class UploadReader(Generic[Form]):
    """Turns a multipart body into a form and its file; `most_bytes` is the largest file."""

    def __init__(self, fields: Reader[Form], most_bytes: int) -> None:
        self.fields = fields
        self.most_bytes = most_bytes

    async def receive(self, request: Request) -> None:
        """Take in the body piece by piece; Refused (413) as soon as it is too large."""
        body: Any = request.stream
        pieces, size = [], 0
        async for piece in body:
            size += len(piece)
            if size > self.most_bytes + ENVELOPE_BYTES:
                raise Refused(413, "too-large")
            pieces.append(piece)
        request.body = b"".join(pieces)

    def read(self, request: Request) -> tuple[Form, Upload]:
        """The form and its file; Refused when the body is no such form (415, 400, 422)."""
        kind, parameters = parse_content_header(request.headers.get("content-type", ""))
        boundary = str(parameters.get("boundary", ""))
        if kind.lower() != "multipart/form-data" or not boundary:
            raise Refused(415, "wrong-content-type")
        try:
            fields, files = parse_multipart_form(  # type: ignore[no-untyped-call]
                request.body, boundary.encode()
            )
        except UNREADABLE:
            raise Refused(400, "malformed-form") from None
        found = files.get(FILE)
        if found is None:
            raise Refused(422, "invalid", (Wrong(f"/{FILE}", "field.missing"),))
        upload = Upload(found.name, found.type, found.body)
        return self.fields.plain({name: fields.get(name) for name in fields}), upload


def upload_fingerprint(request: Request, form: object, upload: Upload) -> str:
    """Tells whether a repeated key came with the same file: each try parts its body anew."""
    told: list[Any] = [msgspec.to_builtins(form), upload.name, upload.media_type]
    body = msgspec.json.encode(told) + upload.content
    return fingerprint(request.method, request.path, body)
