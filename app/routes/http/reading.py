"""Reads a request's body and query into msgspec Structs, and says of each wrong field why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

import jsonschema_rs
import msgspec
from sanic import Request

from app.kit.idempotency import BadKey, request_key
from app.routes.http.field_problems import MOST_SHOWN, wrong_fields
from app.routes.http.problems import Refused, Wrong

Form = TypeVar("Form")
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
NUL = b"\\u0000"
WHOLE = re.compile(r"[+-]?\d{1,18}")
DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")


class Reader(Generic[Form]):
    """Turns raw input into one kind of form; built once for each operation."""

    def __init__(self, kind: type[Form]) -> None:
        self.kind = kind
        self.decoder = msgspec.json.Decoder(kind)

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of the form."""
        return msgspec.json.schema(self.kind)

    @cached_property
    def validator(self) -> Any:
        """Finds every wrong field at once; compiled when the first bad form comes."""
        return jsonschema_rs.validator_for(self.schema, validate_formats=True)

    def body(self, request: Request) -> Form:
        """The form in the body; Refused when it is not JSON (415, 400) or not the form (422)."""
        content = request.headers.get("content-type", "")
        if not content.lower().startswith("application/json"):
            raise Refused(415, "wrong-content-type")
        try:
            form = self._form(request.body)
        except UNREADABLE:
            raise Refused(400, "malformed-json") from None
        if NUL in request.body:
            _refuse_nul(msgspec.json.decode(request.body))
        return form

    def _form(self, body: bytes) -> Form:
        try:
            return self.decoder.decode(body)
        except msgspec.ValidationError as error:
            said, plain = str(error), msgspec.json.decode(body)
        if "got `float`" not in said:
            raise self._refused(plain, said)
        try:
            return msgspec.convert(_whole(plain), self.kind)
        except msgspec.ValidationError as error:
            raise self._refused(plain, str(error)) from None

    def query(self, request: Request) -> Form:
        """The form in the query string; blank parameters count as absent."""
        return self.plain(
            {
                name: values if name in self._lists else values[0]
                for name, values in request.args.items()
            }
        )

    def plain(self, given: Mapping[str, Any]) -> Form:
        """The form out of plain texts; Refused (422) when they are not the form."""
        _refuse_nul(given)
        try:
            return msgspec.convert(given, self.kind, strict=False)
        except msgspec.ValidationError as error:
            raise self._refused(self._typed(given), str(error)) from None

    @cached_property
    def _properties(self) -> Mapping[str, Any]:
        root = self.schema
        if "$ref" in root:
            root = root["$defs"][root["$ref"].rpartition("/")[2]]
        properties: dict[str, Any] = root.get("properties", {})
        return properties

    @cached_property
    def _lists(self) -> frozenset[str]:
        return frozenset(
            name for name, schema in self._properties.items() if "array" in _types(schema)
        )

    def _typed(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The query as JSON would have said it, so that one validator serves both."""
        return {
            name: _as_json(value, _types(self._properties.get(name, {})))
            for name, value in given.items()
        }

    def _refused(self, value: Any, said: str) -> Refused:
        return Refused(422, "invalid", wrong_fields(self.validator, value, said))


def idempotency_key(request: Request) -> UUID:
    """The `Idempotency-Key` of a write that may be repeated; Refused when it is no UUID."""
    try:
        return request_key(request.headers.get("idempotency-key", ""))
    except BadKey:
        wrong = Wrong("/Idempotency-Key", "field.uuid")
        raise Refused(422, "key-missing", (wrong,)) from None


def _refuse_nul(value: Any) -> None:
    """Refused when a text in `value` holds NUL, which no database keeps and nobody means."""
    if wrong := tuple(Wrong(pointer, "field.wrong") for pointer in _with_nul(value)):
        raise Refused(422, "invalid", wrong[:MOST_SHOWN])


def _with_nul(value: Any, above: str = "") -> Iterator[str]:
    """Pointers to the texts that hold NUL; a name that does counts for what stands under it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if "\0" in name:
                yield above
            yield from _with_nul(inner, f"{above}/{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _with_nul(inner, f"{above}/{at}")
    elif isinstance(value, str) and "\0" in value:
        yield above


def _types(schema: Mapping[str, Any]) -> Sequence[str]:
    branches = schema.get("anyOf", (schema,))
    return [branch.get("type", "") for branch in branches]


def _whole(value: Any) -> Any:
    """Plain JSON in which 2.0 is the whole number that JSON schema takes it for."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list) else value


def _as_json(value: Any, types: Sequence[str]) -> Any:
    if not isinstance(value, str):
        return value
    if "integer" in types and WHOLE.fullmatch(value):
        return int(value)
    if "number" in types and DECIMAL.fullmatch(value):
        return float(value)
    if "boolean" in types and value.lower() in ("true", "false", "1", "0"):
        return value.lower() in ("true", "1")
    return value
