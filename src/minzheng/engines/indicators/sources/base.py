"""A source: records that can be counted, the conditions and numbers it knows, how a row is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet, Value

from minzheng.engines.access.api import Viewer, visible
from minzheng.kernel.months import Month

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Period:
    """A month, as far as it has come: `last` is its last day, or today while it runs."""

    month: Month
    first: date
    last: date

    @classmethod
    def of(cls, month: Month, on: date) -> "Period":
        return cls(month, month.first, min(month.last, on))


@dataclass(frozen=True)
class Condition:
    """One condition: in words, and as a filter for a period."""

    words: str
    holds: Callable[[Period], Q]


def within(column: str) -> Callable[[Period], Q]:
    """The day of a column lies in the month."""
    return lambda period: Q(**{f"{column}__range": (period.first, period.last)})


def after(column: str) -> Callable[[Period], Q]:
    """The day of a column had not come by the end of the month, or never came."""
    return lambda period: Q(**{column: None}) | Q(**{f"{column}__gt": period.last})


def before(column: str) -> Callable[[Period], Q]:
    """The day of a column was over by the end of the month."""
    return lambda period: Q(**{f"{column}__lt": period.last})


def always(**said: Any) -> Callable[[Period], Q]:
    """Something that does not hang on the month."""
    return lambda _: Q(**said)


def of_no_matter(rows: Rows) -> Rows:
    """Records that belong to no matter."""
    kept: Rows = rows.annotate(matter=Value(""))
    return kept


@dataclass(frozen=True)
class Number:
    """A number that a record has: from one column, or worked out from several by `work_out`."""

    words: str
    columns: tuple[str, ...]
    work_out: Callable[..., int] | None = None

    def of(self, row: object) -> int:
        """The number of one row."""
        return self.worth(*(getattr(row, column) for column in self.columns))

    def worth(self, *values: Any) -> int:
        """The number that these values of the columns make."""
        return self.work_out(*values) if self.work_out else int(values[0])


@dataclass(frozen=True)
class Line:
    """One record of a list: `kind` and `key` lead to its page, `number` is what it counts for.

    `who` is masked. `amount` tells that the number is fen.
    """

    kind: str
    key: str
    what: str
    who: str
    division: str
    on: date | None
    note: str = ""
    number: int = 1


Tell = Callable[[Sequence[Any], Period], Iterable[Line]]
Reach = Callable[[Rows, Viewer], Rows]


@dataclass(frozen=True, eq=False, kw_only=True)
class Source:
    """`rows`: the records that a period can concern. `readers`: the posts that may see single ones.

    `reach`: narrower than posts and places, where records are of certain posts only.
    """

    name: str
    title: str
    rows: Callable[[Period], Rows]
    conditions: Mapping[str, Condition]
    readers: tuple[str, ...]
    tell: Tell
    place: str = "division_code"
    matter: str = "matter"
    numbers: Mapping[str, Number] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    reach: Reach | None = None

    def meeting(self, where: Iterable[str], period: Period) -> Q:
        """All the conditions as one filter; what is named twice counts once."""
        found = Q()
        for name in where:
            found &= self.conditions[name].holds(period)
        return found

    def seen_by(self, rows: Rows, viewer: Viewer) -> Rows:
        """Those of the rows that a reading post of the viewer reaches."""
        posts = tuple(post for post in viewer.posts if post.role in self.readers)
        reading = replace(viewer, posts=posts, person_id=None)
        seen: Rows = visible(rows, reading, self.place, matter_field=self.matter)
        return self.reach(seen, viewer) if self.reach else seen

    def place_of(self, row: Model) -> str:
        """The division of a row."""
        value: Any = row
        for part in self.place.split("__"):
            value = getattr(value, part)
        return str(value)
