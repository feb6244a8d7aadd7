"""What was found, as tables by kind with counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from minzheng.engines.search.api import MOST, Found, Group, Hit, Kind
from minzheng.faces.desk.finding.hydrating import Beside
from minzheng.faces.desk.finding.links import page_of
from minzheng.faces.desk.finding.marking import marked
from minzheng.faces.desk.finding.typed import Typed
from minzheng.faces.desk.showing.household import case_state
from minzheng.faces.desk.showing.lists import said
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.desk.showing.words import near, whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Row, Tab, Table
from minzheng.faces.looks.written import plain_date

BY = Column("凭什么找到", secondary=True)
PLACE = Column("所在地", secondary=True)
COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.PERSON: (
        Column("姓名"), Column("性别"), Column("年龄"), Column("证件号码"), PLACE, Column("家庭"),
        Column("在办"), BY,
    ),
    Kind.HOUSEHOLD: (Column("户号"), Column("户主"), PLACE, BY),
    Kind.CASE: (
        Column("办件号"), Column("当事人"), Column("事项"), PLACE, Column("提交", secondary=True),
        Column("当前环节或结果"),
    ),
    Kind.ORGANISATION: (Column("名称"), Column("统一社会信用代码"), PLACE, BY),
    Kind.FACILITY: (Column("名称"), Column("类别"), PLACE, BY),
}  # fmt: skip
SHORT = 8  # rows of each kind while all kinds are shown
Cells = tuple[object, ...]


@dataclass(frozen=True)
class Drawn:
    """One kind's table; `more`: the address of all of it, `rest` how many are not shown."""

    heading: str
    table: Table
    more: str = ""
    said: str = ""


def drawn(found: Found, beside: Beside, asked: Typed, *, whole: bool) -> tuple[Drawn, ...]:
    """A table for each kind that was found, in the order of how well its best hit fits."""
    words = [word.plain for word in found.question.words]
    ordered = sorted(found.groups, key=lambda group: (group.hits[0].rank, _place(group.kind)))
    if whole:
        return tuple(_drawn(group, group.hits, beside, words) for group in ordered)
    return tuple(_short(group, beside, words, asked) for group in ordered)


def tabs(found: Found, current: Kind | None, asked: Typed) -> tuple[Tab, ...]:
    """All kinds, then each that was found."""
    return (
        Tab("全部", address(asked), current is None),
        *(
            Tab(str(group.kind.label), address(asked, group.kind), group.kind is current,
                said(group.count))
            for group in found.groups
        ),
    )  # fmt: skip


def address(asked: Typed, kind: Kind | None = None) -> str:
    """The address of a search."""
    query = {**asked.query, **({"kind": kind.name.lower()} if kind else {})}
    return f"{reverse('desk:search')}?{urlencode(query)}"


def _short(group: Group, beside: Beside, words: Sequence[str], asked: Typed) -> Drawn:
    """The first few of a kind, and where all of them are."""
    few = _drawn(group, group.hits[:SHORT], beside, words)
    more = address(asked, group.kind) if group.count > SHORT else ""
    return replace(few, more=more, said="")


def _drawn(group: Group, shown: Sequence[Hit], beside: Beside, words: Sequence[str]) -> Drawn:
    kind = group.kind
    rows = tuple(Row(CELLS[kind](hit, beside, words), page_of(hit)) for hit in shown)
    table = Table(str(kind.label), COLUMNS[kind], rows)
    return Drawn(f"{kind.label}（{said(group.count)}）", table, said=_said(group))


def _said(group: Group) -> str:
    if group.count >= len(group.hits) >= MOST:
        return f"只列出最合适的 {MOST} 条。再加一个词，例如地名，可以缩小范围。"
    return ""


def _person(hit: Hit, beside: Beside, words: Sequence[str]) -> Cells:
    person = beside.people.get(hit.subject)
    if person is None:
        return (marked(hit.label, words), *("",) * 6, _by(hit))
    home = beside.homes.get(hit.subject)
    years = f"{person.age_on(person.died_on or beside.on)} 岁"
    count = beside.open_cases[hit.subject]
    return (
        _name(hit, words),
        person.words()["sex"],
        years,
        whole(person.id_masked),
        near(beside.places.get(hit.division_code, "")),
        link_cell(whole(home.number), reverse("desk:household", args=[home.number]))
        if home
        else "未登记",
        f"{count} 件" if count else "没有",
        _by(hit),
    )


def _name(hit: Hit, words: Sequence[str]) -> SafeString:
    shown = marked(hit.label, words)
    return format_html("{} {}", shown, tag_cell("已去世")) if hit.gone else shown


def _household(hit: Hit, beside: Beside, words: Sequence[str]) -> Cells:
    number = format_html("{} {}", whole(hit.label), tag_cell("已注销")) if hit.gone else hit.label
    place = near(beside.places.get(hit.division_code, ""))
    return number, hit.note, place, _by(hit)


def _case(hit: Hit, beside: Beside, words: Sequence[str]) -> Cells:
    case = beside.cases.get(hit.subject)
    if case is None:
        return (hit.label, *("",) * 5)
    what = f"{matter_words(case.matter)} {case.event}".strip()
    place = near(beside.places.get(hit.division_code, ""))
    day = plain_date(case.submitted_on)
    return whole(hit.label), case.subject_name, what, place, day, case_state(case)


def _body(hit: Hit, beside: Beside, words: Sequence[str]) -> Cells:
    name = marked(hit.label, words)
    shown = format_html("{} {}", name, tag_cell("已终止")) if hit.gone else name
    return shown, hit.note, near(beside.places.get(hit.division_code, "")), _by(hit)


def _by(hit: Hit) -> str:
    return "、".join(hit.by)


def _place(kind: Kind) -> int:
    return list(Kind).index(kind)


CELLS: Mapping[Kind, Callable[[Hit, Beside, Sequence[str]], Cells]] = {
    Kind.PERSON: _person,
    Kind.HOUSEHOLD: _household,
    Kind.CASE: _case,
    Kind.ORGANISATION: _body,
    Kind.FACILITY: _body,
}
