"""The shape of the code itself: short files and functions, each saying what it is for."""

import ast
import re

from tests.shape.sources import Function, none_of, sources

CODE = sources("app", "sandbox")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
EMPTY_NAMES = re.compile(r"(^|_)(util|utils|helper|helpers|manager|managers|base|common|misc)(_|$)")


def lines_of_code(function: Function) -> int:
    """How many lines a function has below its docstring."""
    first, *others = function.body
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno if is_docstring else first.lineno - 1
    return (others[-1] if others else first).end_lineno - start


def test_a_file_is_short():
    long = [source.name for source in CODE if source.text.count("\n") > LONGEST_FILE]

    none_of(long)


def test_a_file_opens_with_one_sentence_that_says_what_it_is_for():
    silent = [
        source.name
        for source in CODE
        if source.text.strip()
        and not re.match(r"\S.*[.:;,\w]", ast.get_docstring(source.tree) or "")
    ]

    none_of(silent)


def test_a_function_is_short():
    long = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in CODE
        for node in ast.walk(source.tree)
        if isinstance(node, Function) and lines_of_code(node) > LONGEST_FUNCTION
    ]

    none_of(long)


def test_what_others_may_call_says_what_it_does():
    silent = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in sources("app")
        for node in source.public()
        if not ast.get_docstring(node)
    ]

    none_of(silent)


def test_a_name_says_something():
    empty = [
        source.name
        for source in CODE
        if any(EMPTY_NAMES.search(part.removesuffix(".py")) for part in source.name.split("/"))
    ]

    none_of(empty)
