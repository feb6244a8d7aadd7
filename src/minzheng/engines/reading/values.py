"""What a document says, as frozen values; every span points into the document's own text."""

from dataclasses import asdict, dataclass
from typing import Any

COUNT, SHARE, MONEY, GROWTH = "count", "share", "money", "growth"
ACHIEVED, TARGET = "achieved", "target"
SHOWN = ("path", "heading", "text", "start", "end", "figures", "rhythms", "due", "owners",
         "programmes", "cites", "verbs", "objects")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: `value` as written, 万 and 亿 stay in the unit ("3.5", "亿元").

    `measures`: what is counted, in the document's own words. `kind`: count, share, money, growth.
    """

    value: str
    unit: str
    kind: str
    measures: str
    status: str
    start: int
    end: int

    @property
    def number(self) -> int | float | None:
        """The value as a number; None for a range such as 3—5."""
        try:
            return float(self.value) if "." in self.value else int(self.value)
        except ValueError:
            return None

    def as_json(self) -> dict[str, Any]:
        """With the value as a number where it is one."""
        return {**asdict(self), "value": self.value if self.number is None else self.number}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At least so many times in so many months; a week counts as a quarter of a month."""

    months: float
    at_least: int
    text: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """Whole months without a decimal point."""
        whole = int(self.months) if self.months == int(self.months) else self.months
        return {"months": whole, "at_least": self.at_least, "text": self.text}


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered part: `text` is document.text[start:end], from the heading to its own end.

    `path`: the marks from the outermost, "一/（一）/1". `heading` is "" where it has none.
    """

    path: str
    heading: str
    text: str
    start: int
    end: int
    figures: tuple[Figure, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    due: str | None = None
    owners: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """1 for an outermost item."""
        return self.path.count("/") + 1

    def as_json(self) -> dict[str, Any]:
        """As `./minzheng plan read --json` prints it."""
        told: dict[str, Any] = {name: getattr(self, name) for name in SHOWN}
        told["figures"] = [each.as_json() for each in self.figures]
        told["rhythms"] = [each.as_json() for each in self.rhythms]
        return told


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is what was read, decoded and joined; `remarks` say what the reader was unsure of."""

    title: str
    number: str
    index_number: str
    issuer: str
    date: str | None
    text: str
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As `./minzheng plan read --json` prints it; the text itself is left out."""
        head = ("title", "number", "index_number", "issuer", "date")
        told: dict[str, Any] = {name: getattr(self, name) for name in head}
        told["items"] = [item.as_json() for item in self.items]
        told["remarks"] = list(self.remarks)
        return told
