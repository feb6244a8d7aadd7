"""The door of the reading engine: an official document in, its items with what they say out.

document = read_file(content, "工作要点.docx"); document.items[0].figures
Rules only, no network and no model; the grammar is in docs/explanation/how-documents-are-read.md.
"""

from minzheng.engines.reading.errors import ReadingRefused
from minzheng.engines.reading.files import text_of
from minzheng.engines.reading.reading import read_document
from minzheng.engines.reading.values import (
    ACHIEVED,
    COUNT,
    GROWTH,
    MONEY,
    SHARE,
    TARGET,
    Document,
    Figure,
    Item,
    Rhythm,
)

__all__ = [
    "ACHIEVED",
    "COUNT",
    "GROWTH",
    "MONEY",
    "SHARE",
    "TARGET",
    "Document",
    "Figure",
    "Item",
    "ReadingRefused",
    "Rhythm",
    "read_file",
    "read_text",
]


def read_file(content: bytes, name: str, year: int | None = None) -> Document:
    """Read TXT, HTML, DOCX or PDF, told apart by what is in it and then by its name.

    `year` completes days without one where neither title nor date names a year.
    Raises ReadingRefused for an empty, broken, too large or scanned file, with what to do.
    """
    return read_document(text_of(content, name), year)


def read_text(text: str, year: int | None = None) -> Document:
    """Read the text of a document. Raises ReadingRefused where there is none."""
    return read_document(text, year)
