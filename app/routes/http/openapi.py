"""Describes the API as an OpenAPI 3.1 document, read off the routes that are really there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sanic import HTTPResponse, Sanic

from app.routes.http.problems import Problem
from app.routes.http.refusals import Refusal, problem_catalogue, refusals_of
from app.routes.http.uploads import FILE
from app.routes.http.wire import Operation, operation_of
from app.words import languages, say

GAP = re.compile(r"<(\w+)(?::([^<>]*))?>")
PATH_TYPES: Mapping[str, dict[str, Any]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer"},
    "ymd": {"type": "string", "format": "date"},
}
SHARED_PARAMETERS: dict[str, Any] = {
    "AcceptLanguage": {
        "name": "Accept-Language",
        "in": "header",
        "description": "The language of texts and problems; Chinese when absent.",
        "schema": {"type": "string"},
        "example": "zh-CN",
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "A new UUID for each intent; the same key with the same body is answered "
        "the same again, with another body it is refused.",
        "schema": {"type": "string", "format": "uuid"},
    },
}


def document(app: Sanic[Any, Any], version: str) -> dict[str, Any]:
    """The OpenAPI document of every operation that `app` serves, as plain JSON values."""
    served = sorted(_served(app), key=lambda pair: (pair[0], pair[1].method))
    operations = [declared for _, declared in served]
    writer = _Writer(operations)
    paths: dict[str, Any] = {}
    for path, declared in served:
        methods = paths.setdefault(GAP.sub(r"{\1}", path), {})
        methods[declared.method.lower()] = writer.operation(path, declared)
    return {
        "openapi": "3.1.0",
        "info": {"title": "村口 Cunkou", "version": version, "summary": "乡镇便民服务 API v1"},
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(t for op in operations for t in op.tags)],
        "paths": paths,
        "components": {
            "schemas": writer.components,
            "responses": dict(sorted(writer.responses.items())),
            "parameters": SHARED_PARAMETERS,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "x-languages": list(languages()),
        "x-problems": problem_catalogue(operations),
    }


def _served(app: Sanic[Any, Any]) -> Iterator[tuple[str, Operation]]:
    for route in app.router.routes:
        declared = operation_of(route.handler)
        if declared:
            yield f"/{route.path}".rstrip("/"), declared


class _Writer:
    """Writes operations, and gathers what they share: schemas and problem responses."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        kinds: list[Any] = [Problem]
        for declared in operations:
            kinds += [declared.answer] if _is_json(declared.answer) else []
            kinds += [declared.body.kind] if declared.body else []
        queries = [declared.query.kind for declared in operations if declared.query]
        unique = list(dict.fromkeys([*kinds, *queries]))
        schemas, self.components = msgspec.json.schema_components(
            unique, ref_template="#/components/schemas/{name}"
        )
        self.schemas: dict[Any, Any] = dict(zip(unique, schemas, strict=True))
        self.queries = {
            kind: self.components[self.schemas[kind]["$ref"].rpartition("/")[2]] for kind in queries
        }
        self._drop_if_unused(set(queries) - set(kinds))
        self.responses: dict[str, Any] = {}

    def _drop_if_unused(self, queries: set[Any]) -> None:
        """A query's own schema is told as parameters; it stays only where an answer holds it."""
        used = msgspec.json.encode(self.components).decode()
        for reference in (self.schemas[kind]["$ref"] for kind in queries):
            if f'"{reference}"' not in used:
                del self.components[reference.rpartition("/")[2]]

    def operation(self, path: str, declared: Operation) -> dict[str, Any]:
        """One operation object."""
        described: dict[str, Any] = {
            "operationId": declared.name,
            "summary": declared.summary,
            "tags": list(declared.tags),
            "parameters": [*_path_parameters(path), *self._parameters(declared)],
            "responses": self._responses(path, declared),
            "security": [] if declared.who == "anyone" else [{"bearer": []}],
            "x-who": declared.who,
        }
        if declared.description:
            described["description"] = declared.description
        if declared.upload:
            content = _form_content(self.components, self.schemas[declared.upload.fields.kind])
            described["requestBody"] = {"required": True, "content": content}
        elif declared.body:
            content = _content(self.schemas[declared.body.kind], declared.example)
            described["requestBody"] = {"required": True, "content": content}
        return described

    def _parameters(self, declared: Operation) -> Iterator[dict[str, Any]]:
        form = self.queries[declared.query.kind] if declared.query else {"properties": {}}
        for name, schema in form["properties"].items():
            required = name in form.get("required", ())
            yield {"name": name, "in": "query", "required": required, "schema": _in_query(schema)}
        yield {"$ref": "#/components/parameters/AcceptLanguage"}
        if declared.idempotent:
            yield {"$ref": "#/components/parameters/IdempotencyKey"}

    def _responses(self, path: str, declared: Operation) -> dict[str, Any]:
        """The answers by status; one that may be a problem or a ready response tells of both."""
        kind = "text/plain" if _is_json(declared.answer) else declared.media_type
        also = {str(status): _ready(said, kind) for status, said in declared.also.items()}
        problems = self._problems(path, declared)
        for status in problems.keys() & also.keys():
            shared = self.responses[problems[status]["$ref"].rpartition("/")[2]]
            content = {**shared["content"], **also[status]["content"]}
            problems[status] = {**shared, "content": content}
        return {**self._success(declared), **also, **problems}

    def _success(self, declared: Operation) -> dict[str, Any]:
        said: dict[str, Any] = {"description": "Made." if declared.status == 201 else "Done."}
        if _is_json(declared.answer):
            said["content"] = _content(self.schemas[declared.answer], declared.answer_example)
        elif declared.answer is not None:
            said["content"] = {declared.media_type: {}}
        kept = {"304": {"description": "Unchanged."}} if declared.max_age is not None else {}
        return {str(declared.status): said, **kept}

    def _problems(self, path: str, declared: Operation) -> dict[str, Any]:
        """The problems of an operation by status, each set of codes written once."""
        refs = {}
        for status, refusals in refusals_of(declared, bool(GAP.search(path))).items():
            name = ".".join([str(status), *(code for code, _ in refusals)])
            self.responses.setdefault(name, _problem_response(status, refusals))
            refs[str(status)] = {"$ref": f"#/components/responses/{name}"}
        return refs


def _path_parameters(path: str) -> Iterator[dict[str, Any]]:
    for name, kind in GAP.findall(path):
        schema = PATH_TYPES.get(kind, {"type": "string"})
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A query cannot say null: it leaves the parameter out."""
    rest = {k: v for k, v in schema.items() if k != "anyOf" and (k, v) != ("default", None)}
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    if len(branches) == 1:
        return {**rest, **branches[0]}
    return {**rest, "anyOf": branches} if branches else rest


def _problem_response(status: int, refusals: Sequence[Refusal]) -> dict[str, Any]:
    codes = {"properties": {"code": {"enum": [code for code, _ in refusals]}}}
    content = {
        "schema": {"allOf": [{"$ref": "#/components/schemas/Problem"}, codes]},
        "examples": {code: {"value": _example(status, code, spoken)} for code, spoken in refusals},
    }
    return {
        "description": "; ".join(say(f"title.{spoken}", "en") for _, spoken in refusals),
        "content": {"application/problem+json": content},
    }


def _example(status: int, code: str, spoken: str) -> dict[str, Any]:
    return {
        "type": f"/docs#problem-{code}",
        "title": say(f"title.{spoken}"),
        "status": status,
        "code": code,
        "detail": say(f"title.{spoken}"),
        "errors": [],
        "request_id": "9f2c0b7de1a84c35b6d7e8f901234567",
    }


def _ready(description: str, media_type: str) -> dict[str, Any]:
    return {"description": description, "content": {media_type: {"schema": {"type": "string"}}}}


def _content(schema: Any, example: object) -> dict[str, Any]:
    shown = {} if example is None else {"example": msgspec.to_builtins(example)}
    return {"application/json": {"schema": schema, **shown}}


def _form_content(components: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """A form that brings a file, and beside it the fields of a Struct."""
    known = components[fields["$ref"].rpartition("/")[2]]
    properties = {FILE: {"type": "string", "format": "binary"}, **known["properties"]}
    required = [FILE, *known.get("required", ())]
    schema = {"type": "object", "properties": properties, "required": required}
    return {"multipart/form-data": {"schema": schema}}


def _is_json(answer: Any) -> bool:
    return answer is not None and not (
        isinstance(answer, type) and issubclass(answer, HTTPResponse)
    )
