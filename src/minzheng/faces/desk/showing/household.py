"""一户一档: the card, the members, the cases, what happened, when the next review is due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Case, facts_by_case
from minzheng.engines.payments.api import EntitlementView
from minzheng.engines.policy.api import (
    Facts,
    LengthUnknown,
    about_person,
    fixed,
    holds,
    member_facts,
    merge,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Member, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import Roll, Term, deadline
from minzheng.kernel.flow import Trigger
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan
from minzheng.kernel.params import NotInForce
from minzheng.registers.households.api import Household, Membership

MOST_EVENTS = 40  # beside the card; a family of twenty years has more
CASES = (
    Column("办件号"),
    Column("事项"),
    Column("申请人"),
    Column("提交"),
    Column("当前环节或结果"),
)
TABS = (
    ("household", "户卡与成员", roles.READERS),
    ("household-payments", "待遇与发放", (*roles.READERS, *roles.PAYMENT_READERS)),
    ("household-entitled", "应享待遇", roles.READERS),
    ("household-timeline", "时间线", roles.READERS),
)


def tabs(household: Household, current: str, viewer: Viewer) -> tuple[Tab, ...]:
    """The dossier's tabs."""
    return tuple(
        Tab(label, reverse(f"desk:{name}", args=[household.number]), name == current)
        for name, label, wanted in TABS
        if viewer.roles & set(wanted)
    )


def card(
    household: Household,
    present: Sequence[Membership],
    views: Sequence[EntitlementView],
    review: str,
) -> tuple[Figure, ...]:
    """The card: head, how many, what they receive, when they are next looked at."""
    paid = sum(view.monthly for view in views)
    kinds = "、".join(matter_words(view.entitlement.matter) for view in views) or "未享受待遇"
    payments = reverse("desk:household-payments", args=[household.number])
    return (
        Figure("户主", household.head.name),
        Figure("现有成员", str(len(present)), "人"),
        Figure("每月待遇", yuan(paid), "元", kinds, url=payments, strong=True),
        Figure("下次复核", review or ("待核定" if views else "未享受待遇")),
    )


def seal_of(views: Sequence[EntitlementView], cases: Iterable[Case]) -> str:
    """The seal of the household: what stands now."""
    if views:
        return views[0].state_label if views[0].state_label != "发放中" else "已确认"
    return "办理中" if any(case.state == Case.OPEN for case in cases) else ""


def chips(rows: Iterable[Membership], on: date) -> tuple[Member, ...]:
    """Members past and present; each opens her dossier."""
    return tuple(
        Member(
            row.person.name,
            row.relation_label,
            f"{row.person.age_on(on)} 岁",
            tuple(flags(row)),
            reverse("desk:person", args=[row.person_id]),
            gone=_gone(row),
        )
        for row in rows
    )


def flags(row: Membership) -> Iterator[str]:
    """What marks a member."""
    words = row.person.words()
    if row.person.disability_grade:
        yield f"{words['disability_kind']}{words['disability_grade']}"
    if row.person.seriously_ill:
        yield "重病"
    if row.person.student_stage:
        yield words["student_stage"]


def case_table(cases: Iterable[Case], caption: str) -> Table:
    """Cases, newest first."""
    drawn = tuple(
        Row(
            (case.number, f"{matter_words(case.matter)} {case.event}".strip(), case.subject_name,
             plain_date(case.submitted_on), case_state(case)),
            reverse("desk:case", args=[case.number]),
        )
        for case in cases
    )  # fmt: skip
    then = "申请或者报告变化后，办件会列在这里。"
    return Table(caption, CASES, drawn, empty="没有办件。", empty_next=then)


def case_state(case: Case) -> object:
    """Where a case stands, or how it ended."""
    return (
        tag_cell(case.end, "plain") if case.state == Case.ENDED else tag_cell(case.current, "info")
    )


def events(rows: Iterable[Membership], cases: Iterable[Case]) -> tuple[Event, ...]:
    """What happened to the household of late, newest first; the timeline's tab has all of it."""
    knots = [Event(f"{row.person.name}加入（{row.relation_label}）", "", row.since) for row in rows]
    knots += [
        Event(f"{row.person.name}离开", "", row.until, note=row.reason) for row in rows if row.until
    ]
    for case in cases:
        what = matter_words(case.matter)
        knots.append(
            Event(f"{what}：{case.event or '申请'}", "", case.submitted_on, note=case.number)
        )
        if case.ended_on:
            knots.append(Event(f"{what}：{case.end}", "", case.ended_on, note=case.number))
    return tuple(sorted(knots, key=lambda knot: str(knot.on), reverse=True)[:MOST_EVENTS])


def next_review(
    cases: Sequence[Case],
    present: Iterable[Membership],
    views: Sequence[EntitlementView],
    on: date,
) -> str:
    """The day by which the first entitlement is looked at again, as its matter's calendar says."""
    register = {"members": [member_facts(row) for row in present]}
    decided = [_last_decided(cases, view) for view in views]
    stated = facts_by_case(case for case in decided if case is not None)
    days = [
        day
        for view, case in zip(views, decided, strict=True)
        for day in _review_days(
            view, case, merge(register, stated[case.pk] if case is not None else {}), on
        )
    ]
    return plain_date(min(days)) if days else ""


def _last_decided(cases: Iterable[Case], view: EntitlementView) -> Case | None:
    """The case that last ended about an entitlement."""
    about = view.entitlement.matter, view.entitlement.beneficiary_id
    ended = [c for c in cases if c.ended_on and (c.matter, c.person_id) == about]
    return max(ended, key=lambda c: str(c.ended_on), default=None)


def _review_days(
    view: EntitlementView, decided: Case | None, facts: Facts, on: date
) -> Iterator[date]:
    """When each review falls due that concerns it; unknown is not no, as in the day's run."""
    row = view.entitlement
    known = catalogue().matters.get(row.matter)
    if row.beneficiary_id is not None:
        facts = about_person(facts, row.beneficiary_id)
    last = decided.ended_on if decided else None
    for trigger in (t for flow in (known.flows if known else ()) for t in flow.triggers):
        if trigger.every is None or not _concerns(trigger, facts, row.division_code, on):
            continue
        day = _due(last or row.first_month.first, trigger.every, row.division_code, on)
        if day is not None:
            yield day


def _concerns(trigger: Trigger, facts: Facts, place: str, on: date) -> bool:
    try:
        return holds(trigger.when, facts, on=on, place=place) is not False
    except NotInForce:
        return False


def _due(last: date, every: Term, place: str, on: date) -> date | None:
    try:
        # Reviews fall due far ahead, in years whose working days are not yet announced.
        term = replace(fixed(every, on=on, place=place), roll=Roll.NONE)
        return deadline(last, term, calendar=official_calendar()).due_on
    except (NotInForce, LengthUnknown, UnknownCalendarYear):
        return None


def _gone(row: Membership) -> str:
    if row.person.died_on:
        return f"{plain_date(row.person.died_on)} 去世"
    return f"{plain_date(row.until)} 离开" if row.until else ""
