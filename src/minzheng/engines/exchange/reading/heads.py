"""Which column of the file is which of the feed: by header, as written or as seen elsewhere."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from minzheng.kernel.feed import Column, Feed

UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]$")
FACTORS = {"万元": 10_000}


@dataclass(frozen=True)
class Matching:
    """`found`: place in the file → column of the feed; `units`: the unit a header names."""

    found: dict[int, Column]
    units: dict[int, str]
    missing: tuple[Column, ...]
    extra: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.found)


def match(feed: type[Feed], headers: Sequence[str]) -> Matching:
    """Match the headers of a file; of two columns with one header the first is taken."""
    known = _known(feed)
    found: dict[int, Column] = {}
    units: dict[int, str] = {}
    extra, twice = [], []
    for place, header in enumerate(headers):
        name, unit = _plain(header)
        column = known.get(name)
        if column is None:
            extra += [header.strip()] if header.strip() else []
        elif column in found.values():
            twice.append(header.strip())
        else:
            found[place], units[place] = column, unit
    missing = tuple(column for column in feed.columns if column not in found.values())
    return Matching(found, units, missing, tuple(extra), tuple(twice))


def _known(feed: type[Feed]) -> dict[str, Column]:
    """Own headers win over those seen elsewhere."""
    also = {_plain(name)[0]: column for column in feed.columns for name in column.also}
    return also | {_plain(column.header)[0]: column for column in feed.columns}


def _plain(header: str) -> tuple[str, str]:
    """Full-width made plain, no spaces, and the unit in brackets apart: 金额（元） -> 金额, 元."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    text = "".join(
        sign for sign in folded if not sign.isspace() and unicodedata.category(sign) != "Cf"
    ).lstrip("*")
    unit = UNIT.search(text)
    return (text[: unit.start()], unit[1]) if unit and unit.start() else (text, "")
