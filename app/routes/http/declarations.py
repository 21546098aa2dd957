"""What the program and its documentation know about one operation of the API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sanic import Request

from app.kit.errors import AppError
from app.routes.http.answering import NO_STORE
from app.routes.http.kept_reads import is_everybodys
from app.routes.http.reading import Reader
from app.routes.http.uploads import UploadReader

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Who = Literal["anyone", "person", "staff"]


@dataclass(frozen=True, eq=False)
class Operation:
    """Everything the program and its documentation know about one operation."""

    method: Method
    name: str
    summary: str
    description: str
    body: Reader[Any] | None
    query: Reader[Any] | None
    answer: Any
    status: int
    who: Who
    problems: Sequence[type[AppError]]
    idempotent: bool
    tags: Sequence[str]
    example: object
    answer_example: object
    max_age: int | None
    asked_again: bool
    also: Mapping[int, str]
    upload: UploadReader[Any] | None
    media_type: str

    @property
    def is_kept(self) -> bool:
        """Whether the same answer is given to everybody for a while."""
        return self.max_age is not None and self.who == "anyone"

    def cache_control(self, request: Request) -> str:
        """Who may keep the answer to `request`, and for how long."""
        if self.max_age is None:
            return NO_STORE
        if not is_everybodys(request):
            return "private, no-cache" if self.asked_again else f"private, max-age={self.max_age}"
        own = f"0, s-maxage={self.max_age}" if self.asked_again else self.max_age
        return f"public, max-age={own}"
