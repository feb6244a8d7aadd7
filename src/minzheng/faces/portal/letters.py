"""A letter's text on a screen: paragraphs, rows of tables and sums, as in the document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.notices.api import Notice, Recipient, notices_to


@dataclass(frozen=True)
class Passage:
    """One paragraph; a heading or a plain line."""

    text: str
    heading: bool = False


def recipient_of(viewer: Viewer) -> Recipient:
    """The signed-in person as the recipient of letters and messages."""
    return Recipient("person", str(viewer.person_id), viewer.doer.name)


def own_letter(viewer: Viewer, pk: int) -> Notice | None:
    """A letter addressed to her, or None."""
    return notices_to(recipient_of(viewer)).filter(pk=pk).first()


def passages(letter: Mapping[str, Any]) -> list[Passage]:
    """The body of a letter as text."""
    return [passage for block in letter["body"] for passage in READERS[block["type"]](block)]


def _paragraph(block: Mapping[str, Any]) -> Iterator[Passage]:
    text = "".join(run["text"] for run in block["runs"])
    yield Passage(text, block["style"] == "heading")


def _table(block: Mapping[str, Any]) -> Iterator[Passage]:
    titles = [column["title"] for column in block["columns"]]
    for row in block["rows"]:
        pairs = [
            f"{title}：{cell}" if title else cell for title, cell in zip(titles, row, strict=True)
        ]
        yield Passage("　".join(pair for pair in pairs if pair))


def _arithmetic(block: Mapping[str, Any]) -> Iterator[Passage]:
    for line in block["lines"]:
        yield Passage(f"{line['step']}：{line['text']} {line['amount']}（{line['basis']}）")


READERS = {"paragraph": _paragraph, "table": _table, "arithmetic": _arithmetic}
