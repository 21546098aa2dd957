"""What stopped a command, in one sentence for whoever typed it; a bug keeps its traceback."""

import errno

from app.kit.errors import AppError
from app.words import knows, say

NOT_REACHED = frozenset(
    {
        "ConnectionError",
        "gaierror",
        "DBConnectionError",
        "InvalidAuthorizationSpecificationError",
        "InvalidCatalogNameError",
        "CannotConnectNowError",
    }
)
"""Names, not classes: the libraries that define them are not loaded for every command."""
TABLES_MISSING = ("no such table", "no such column", "does not exist")
CANNOT_WRITE = ("readonly database", "database or disk is full", "unable to open database file")


def sentence(error: Exception) -> str | None:
    """What happened and what to do, in Chinese; None when it is a bug."""
    if isinstance(error, AppError):
        return _refusal(error)
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & NOT_REACHED:
        return f"数据库连不上（{type(error).__name__}）：请核对 CUNKOU_DATABASE_URL，并先启动数据库"
    if isinstance(error, OSError):
        return _of_the_machine(error)
    said = str(error)
    if any(words in said for words in CANNOT_WRITE):
        return f"数据库不能写入（{said}）：请检查数据目录的权限和剩余空间"
    if "OperationalError" in names and any(words in said for words in TABLES_MISSING):
        return "数据库还没有建好：请先运行 cunkou migrate"
    return None


def _refusal(error: AppError) -> str:
    """Its own detail when it has one, else the words that people read everywhere."""
    default = (error.__doc__ or "").strip().splitlines()[0]
    key = f"problem.{error.code}"
    if error.detail != default or not knows(key):
        return error.detail
    told = say(key, **error.facts)
    reasons = error.facts.get("reasons")
    if isinstance(reasons, tuple):
        told += "、".join(say(f"password.{reason}") for reason in reasons)
    return told


def _of_the_machine(error: OSError) -> str | None:
    if error.errno == errno.EADDRINUSE:
        return "端口已被占用：请用 CUNKOU_PORT 换一个"
    if error.filename:
        return f"读写不了 {error.filename}（{error.strerror}）"
    return None
