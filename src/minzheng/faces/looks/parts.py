"""What the components are fed with: small frozen values a view builds and a tag draws."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


class ClockLike(Protocol):
    """What the clock component reads; the kernel's ClockState has all of it."""

    @property
    def level(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def why(self) -> str: ...


@dataclass(frozen=True)
class Figure:
    """One big figure of a facts strip; `url` leads to the rows behind the number."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    url: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Event:
    """One node of a timeline; `state` is done, now, next, paused or late."""

    what: str
    who: str = ""
    on: date | datetime | str | None = None
    state: str = "done"
    note: str = ""
    due: str = ""


@dataclass(frozen=True)
class Task:
    """One line of a task list; `state` is done, doing, todo or blocked (then `note` says why)."""

    title: str
    state: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a summary list: `source` says where a value that is known came from."""

    key: str
    value: str
    change_url: str = ""
    source: str = ""
    wrong_url: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table; numeric columns align to the right."""

    label: str
    numeric: bool = False
    secondary: bool = False


@dataclass(frozen=True)
class Row:
    """One row of a table; with `url` the first cell links and the whole row opens it."""

    cells: tuple[object, ...]
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption; `empty` and `empty_next` are said when it has no rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[object, ...] = ()
    empty: str = "没有记录。"
    empty_next: str = ""

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Column, object]]]]:
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]

    @property
    def foot_cells(self) -> list[tuple[Column, object]]:
        return list(zip(self.columns, self.foot, strict=True)) if self.foot else []


@dataclass(frozen=True)
class Line:
    """One line of a calculation; `kind` is plain, minus, result or unknown.

    `article` names the article, `quote` restates it (folded), `parts` are the lines beneath it.
    """

    label: str
    amount: str
    working: str = ""
    article: str = ""
    quote: str = ""
    kind: str = "plain"
    parts: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Tab:
    """One dossier tab (卷宗页签); `mark` is a short word such as 待办, `count` a number as text."""

    label: str
    url: str
    current: bool = False
    count: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Link:
    """A link with its words: breadcrumbs, navigation, footer."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Member:
    """One member of a household as a chip; `flags` are words such as 残疾二级."""

    name: str
    relation: str
    age: str = ""
    flags: tuple[str, ...] = ()
    url: str = ""
    gone: str = ""


@dataclass(frozen=True)
class Difference:
    """One line of a comparison of two sources."""

    item: str
    left: str
    right: str
    same: bool
    left_source: str = ""
    right_source: str = ""
    outcome: str = ""
    tone: str = "plain"


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `value` draws it, `text` is written at its end."""

    label: str
    value: float
    text: str
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """A bar chart: title, what it says in one sentence, unit and bars."""

    title: str
    says: str
    unit: str
    bars: tuple[Bar, ...] = field(default_factory=tuple)
