"""A house's cases as its pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.cases.api import (
    Case,
    Dossier,
    Draft,
    Recognition,
    flow_of,
    matter_of,
    recognitions_of_case,
)
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.timelines import filing_clock
from minzheng.faces.looks.written import chinese_date, plain_date
from minzheng.kernel.matter import catalogue
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import filing, records

CASES = (Column("编号"), Column("事项"), Column("服务点"), Column("提交"), Column("现在到"))
LETTERS = (Column("文书"), Column("文号"), Column("日期"))
PAPERS = (Column("材料"), Column("日期"), Column("谁交的"))
PAGE = 50


@dataclass(frozen=True)
class Offer:
    """A matter for one place: its title, and what stands in the way of applying ("" for nothing).

    `begin`: where the draft is opened.
    """

    title: str
    begin: str
    standing: str
    url: str


@dataclass(frozen=True)
class PlaceCard:
    """One place of the house with what can be applied for."""

    facility: Facility
    offers: tuple[Offer, ...]


def house_matters(facility: Facility) -> tuple[str, ...]:
    """The keys of the matters that a place is for."""
    return (filing.事项,) if facility.kind in filing.备案类别 else ()


def place_cards(
    places: Iterable[Facility], held: Sequence[Recognition], cases: Sequence[Case],
    drafts: Sequence[Draft],
) -> list[PlaceCard]:  # fmt: skip
    """Places that have something to apply for; where one is under way or held it says so."""
    cards = []
    for place in places:
        offers = tuple(_offer(key, place, held, cases, drafts) for key in house_matters(place))
        if offers:
            cards.append(PlaceCard(place, offers))
    return cards


def case_table(cases: Sequence[Case], after: str) -> Table:
    """A page of the house's cases, the newest first."""
    rows = tuple(_row(case) for case in _page(cases, after))
    then = "提交以后，在这里看办到哪一步。"
    return Table("办件", CASES, rows, empty="还没有办件。", empty_next=then)


def more_of(cases: Sequence[Case], after: str) -> str:
    """The address of the next page; "" on the last one."""
    shown = _page(cases, after)
    last = shown[-1].number if len(shown) == PAGE else ""
    return f"?after={last}" if last and cases[-1].number != last else ""


def seal_of(case: Case) -> tuple[str, str]:
    """The seal's word and tone."""
    if case.state == Case.OPEN:
        return "办理中", "dai"
    return ("已备案", "zhusha") if case.entitlement_ref and not case.event else ("办结", "ink")


def entries(found: Dossier) -> list[Entry]:
    """What the case is, in words."""
    case = found.case
    told = [
        ("编号", case.number), ("事项", found.flow_title), ("机构", case.applicant_name),
        ("服务点", case.subject_name), ("提交", chinese_date(case.submitted_on)),
        ("现在到", case.current or case.end),
    ]  # fmt: skip
    clock = filing_clock(found)
    return [*(Entry(key, value) for key, value in told), *([clock] if clock else ())]


def missing_of(found: Dossier) -> str:
    """What the bureau wrote down as missing last; "" when it asked for something else."""
    last = found.done_steps[-1].record if found.done_steps else {}
    return str(last.get(records.缺少材料.column, ""))


def letter_table(found: Dossier) -> Table:
    """Documents as issued, each to be opened."""
    number = found.case.number
    rows = tuple(
        Row((each.title, each.number, plain_date(each.issued_on)),
            reverse("provider:filing-letter", args=[number, each.pk]))
        for each in found.notices
    )  # fmt: skip
    then = "出具回执或者要补正时，文书会出现在这里。"
    return Table("文书", LETTERS, rows, empty="还没有文书。", empty_next=then)


def paper_table(found: Dossier) -> Table:
    """What the house handed in."""
    number = found.case.number
    rows = tuple(
        Row((each.title, plain_date(each.added_on), each.added_by),
            reverse("provider:filing-paper", args=[number, each.pk]))
        for each in found.materials
    )  # fmt: skip
    then = "要补材料时，从“去答复”里传。"
    return Table("交的材料", PAPERS, rows, empty="没有交材料。", empty_next=then)


def reports_of(case: Case, on: date) -> list[tuple[str, str]]:
    """What can be reported of what this case gave: event and words; none once it has ended."""
    if not any(row.case_id == case.pk for row in recognitions_of_case(case, on)):
        return []
    flows = (flow for flow in matter_of(case).flows if flow.triggers)
    triggers = (each for flow in flows for each in flow.triggers if each.every is None)
    return [(each.event, each.says) for each in triggers]


def may_withdraw(case: Case) -> bool:
    """Whether the flow has an end for who takes the case back."""
    return case.state == Case.OPEN and any(end.withdraws for end in flow_of(case).ends())


def _offer(
    key: str, place: Facility, held: Sequence[Recognition], cases: Sequence[Case],
    drafts: Sequence[Draft],
) -> Offer:  # fmt: skip
    title, (field, _, name) = catalogue().get(key).service.title, key.partition("/")
    begin = reverse("provider:filing-new", args=[field, name, place.pk])
    for row in held:
        if (row.matter, row.facility_id) == (key, place.pk):
            told = f"已备案，编号 {row.number}，{plain_date(row.since)}"
            return Offer(title, "", told, reverse("provider:filing", args=[row.case.number]))
    for case in cases:
        mine = case.matter == key and case.facility_id == place.pk and not case.event
        if mine and case.state == Case.OPEN:
            told = f"正在办理：{case.current}，编号 {case.number}"
            return Offer(title, "", told, reverse("provider:filing", args=[case.number]))
    for draft in drafts:
        if (draft.matter, draft.facility_id) == (key, place.pk):
            told = f"没有填完，保留到 {plain_date(draft.expires_on)}"
            return Offer(title, "", told, reverse("provider:filing-draft", args=[draft.pk]))
    return Offer(title, begin, "", "")


def _row(case: Case) -> Row:
    title = catalogue().get(case.matter).service.short
    what = f"{title} · {case.event}" if case.event else title
    now = case.current if case.state == Case.OPEN else f"办结：{case.end}"
    cells = (case.number, what, case.subject_name, plain_date(case.submitted_on), now)
    return Row(cells, reverse("provider:filing", args=[case.number]))


def _page(cases: Sequence[Case], after: str) -> list[Case]:
    numbers = [case.number for case in cases]
    start = numbers.index(after) + 1 if after in numbers else 0
    return list(cases[start : start + PAGE])
