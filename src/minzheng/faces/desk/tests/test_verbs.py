"""Every verb that the house writes into the trail is put into words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import minzheng
from minzheng.faces.desk.showing.verbs import VERBS, verb_words

SOURCES = Path(minzheng.__path__[0])
# All but the first pass the verb on.
RECORDERS = {"record", "_record", "_report", "_begin", "queue", "trail"}


def test_every_verb_of_the_source_is_in_words() -> None:
    written = {verb for path in _modules() for verb in _verbs(ast.parse(path.read_text("utf-8")))}

    assert len(written) > 60
    assert written - set(VERBS) == set()


def test_the_end_of_a_case_is_told_in_words() -> None:
    assert verb_words("finish") == "办结"


def _modules() -> Iterator[Path]:
    return (path for path in SOURCES.rglob("*.py") if "tests" not in path.parts)


def _verbs(tree: ast.Module) -> Iterator[str]:
    """What is given second to a recorder, and what a name `verb` is set to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in RECORDERS and len(node.args) > 1:
            yield from _words(node.args[1])
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == "verb":
            yield from _words(node.value)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _words(node: ast.expr) -> Iterator[str]:
    """Only the literals: of `a if … else b` both."""
    ends = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
    for end in ends:
        if isinstance(end, ast.Constant) and isinstance(end.value, str):
            yield end.value
