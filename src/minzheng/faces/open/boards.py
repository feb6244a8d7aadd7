"""What hangs on the public boards, found by place and words; nothing here names anybody in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from minzheng.engines.notices.api import LABELS, Publicity, live_publicity
from minzheng.faces.looks.parts import Entry, Figure
from minzheng.kernel.divisions import ancestors, level, subtree_range
from minzheng.registers.divisions.api import Division, children, full_names

PAGE = 30
MOST_PLACES = 50
STATES = {"running": "正在公示", "past": "已经结束"}
PAST_DAYS = 365  # a finished sheet may be looked up for a year, then it is gone from the list


@dataclass(frozen=True)
class Asked:
    """What the reader looks for."""

    town: str = ""
    text: str = ""
    state: str = "running"
    page: int = 1


@dataclass(frozen=True)
class Sheet:
    """One sheet as the reader sees it."""

    row: Publicity
    place: str
    entries: tuple[Entry, ...]
    days: str
    can_object: bool

    @property
    def meta(self) -> str:
        """Place and round beneath the heading."""
        times = f" · 第 {self.row.round} 次" if self.row.round > 1 else ""
        return f"{self.place}{times}"

    @property
    def contact(self) -> str:
        """Who answers, and how to reach them."""
        row = self.row
        return row.issuer if row.contact in ("", row.issuer) else f"{row.issuer}，{row.contact}"

    @property
    def word(self) -> str:
        """What the seal says."""
        if self.can_object:
            return "公示中"
        return self.row.get_kind_display() if self.row.until is None else "已结束"

    @property
    def tone(self) -> str:
        """Purple while objections are taken, red for a result, ink when it is over."""
        if self.can_object:
            return "zitang"
        return "zhusha" if self.row.kind == Publicity.Kind.ANNOUNCEMENT else "ink"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """From when, until when, how long still."""
        until = f"{self.row.until}" if self.row.until else "撤下为止"
        return (
            Figure("开始", f"{self.row.since}"), Figure("结束", until), Figure("还剩", self.days),
        )  # fmt: skip

    @property
    def closed(self) -> str:
        """Why no objection is taken, and what else one can do."""
        if self.row.kind == Publicity.Kind.ANNOUNCEMENT:
            return (
                f"这是决定以后的公布，不收公示异议。发现情况不实，随时可以反映：{self.row.contact}"
            )
        return f"公示期已经结束。仍可以实名反映情况或者举报：{self.row.contact}，核实后依法处理"


def asked_of(query: Mapping[str, str]) -> Asked:
    """What an address asks for; what makes no sense falls back to the usual."""
    state = query.get("state", "running")
    page = query.get("page", "1")
    town = query.get("town", "")
    return Asked(
        town=town if town.isdecimal() and len(town) == 12 else "",
        text=query.get("q", "").strip()[:40],
        state=state if state in STATES else "running",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def found_on(asked: Asked, on: date, home: str) -> QuerySet[Publicity]:
    """The sheets asked for, newest first."""
    rows = live_publicity(on, asked.town) if asked.state == "running" else _past(asked.town, on)
    return rows.filter(_named(asked.text, home)) if asked.text else rows


def _past(town: str, on: date) -> QuerySet[Publicity]:
    """Sheets of pre-decision publicity that ended; a sheet taken down is not shown again."""
    ended = Q(state=Publicity.State.ENDED) | Q(state=Publicity.State.RUNNING, until__lt=on)
    kind = Publicity.Kind.PUBLICITY
    rows = Publicity.objects.filter(ended, kind=kind, until__gte=on - timedelta(days=PAST_DAYS))
    return rows.filter(division_code__range=subtree_range(town)) if town else rows


def _named(text: str, home: str) -> Q:
    """Sheets of the places whose name holds the words, or whose title does."""
    places = Division.objects.filter(name__contains=text, code__range=subtree_range(home))
    found = Q(title__contains=text)
    for code in places.values_list("code", flat=True)[:MOST_PLACES]:
        found |= Q(division_code__range=subtree_range(code))
    return found


def sheets_of(rows: Sequence[Publicity], on: date) -> list[Sheet]:
    """Sheets with their days and places, whose names are read together."""
    places = _places({row.division_code for row in rows})
    return [
        Sheet(
            row=row,
            place=places.get(row.division_code, ""),
            entries=tuple(
                Entry(LABELS[name], text) for name, text in row.fields.items() if name in LABELS
            ),
            days=days_left(row, on),
            can_object=is_open(row, on),
        )
        for row in rows
    ]


def sheet_of(row: Publicity, on: date) -> Sheet:
    """One sheet."""
    return sheets_of([row], on)[0]


def may_be_read(row: Publicity, on: date) -> bool:
    """Whether it still hangs, or is a finished publicity of the last year."""
    up = row.state in (Publicity.State.RUNNING, Publicity.State.OBJECTED)
    if up and row.since <= on and (row.until is None or row.until >= on):
        return True
    ended = row.state in (Publicity.State.ENDED, Publicity.State.RUNNING, Publicity.State.OBJECTED)
    recent = row.until is not None and row.until >= on - timedelta(days=PAST_DAYS)
    return ended and recent and row.kind == Publicity.Kind.PUBLICITY


def is_open(row: Publicity, on: date) -> bool:
    """Whether an objection is taken today."""
    up = row.state in (Publicity.State.RUNNING, Publicity.State.OBJECTED)
    within = row.until is not None and row.since <= on <= row.until
    return up and within and row.kind == Publicity.Kind.PUBLICITY


def days_left(row: Publicity, on: date) -> str:
    """How long it still hangs, in words."""
    if row.until is None:
        return "长期公布"
    left = (row.until - on).days
    if left < 0:
        return "已结束"
    return "今天最后一天" if left == 0 else f"还有 {left} 天"


def towns(home: str, on: date) -> list[Division]:
    """The towns of the county this site serves, to choose from."""
    county = next((code for code in ancestors(home) if level(code) == "county"), "")
    return children(county, on) if county else []


def place_of(code: str) -> str:
    """The full name of a place; empty when the register does not know it."""
    return _places({code}).get(code, "")


def _places(codes: set[str]) -> dict[str, str]:
    """Full names of the places the register knows: two queries whatever the number."""
    return full_names(Division.objects.filter(pk__in=codes).values_list("code", flat=True))
