"""A letter to JSON and back, as it is stored with its notice."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from .letter import Arithmetic, Block, Column, Head, Letter, Line, Paragraph, Run, Table


def letter_to_json(letter: Letter) -> dict[str, Any]:
    """The letter as plain JSON values; every block says what it is."""
    plain = asdict(letter)
    plain["head"]["dated"] = letter.head.dated.isoformat()
    plain["body"] = [_block_to_json(block) for block in letter.body]
    return plain


def letter_from_json(plain: Mapping[str, Any]) -> Letter:
    """The letter that `letter_to_json` wrote."""
    head = {**plain["head"], "dated": date.fromisoformat(plain["head"]["dated"])}
    return Letter(
        **{
            **plain,
            "head": Head(**head),
            "body": tuple(_block_from_json(block) for block in plain["body"]),
        }
    )


def _block_to_json(block: Block) -> dict[str, Any]:
    return {"type": type(block).__name__.lower(), **asdict(block)}


def _block_from_json(plain: Mapping[str, Any]) -> Block:
    return _READERS[plain["type"]](plain)


def _paragraph(plain: Mapping[str, Any]) -> Block:
    return Paragraph(tuple(Run(**run) for run in plain["runs"]), plain["style"])


def _table(plain: Mapping[str, Any]) -> Block:
    columns = tuple(Column(**column) for column in plain["columns"])
    return Table(columns, tuple(tuple(row) for row in plain["rows"]), plain["caption"])


def _arithmetic(plain: Mapping[str, Any]) -> Block:
    return Arithmetic(tuple(Line(**line) for line in plain["lines"]))


_READERS = {"paragraph": _paragraph, "table": _table, "arithmetic": _arithmetic}
