"""Cases and payments as rows of lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from minzheng.engines.cases.api import (
    SATISFACTION_WORDS,
    Case,
    Recognition,
    Remedy,
    period_text,
)
from minzheng.engines.payments.api import EntitlementPeriod, EntitlementView
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.portal.todo import title_of
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan
from minzheng.registers.people.api import Person

PERIOD_COLUMNS = (
    Column("从哪个月起"), Column("每月金额（元）", numeric=True), Column("原因"),
    Column("记录日期", secondary=True),
)  # fmt: skip


@dataclass(frozen=True)
class CaseRow:
    """A case in a list: what, where it stands, since when."""

    number: str
    title: str
    current: str
    submitted_on: date
    due_on: date | None
    is_open: bool


def case_rows(cases: Iterable[Case]) -> list[CaseRow]:
    """Cases as rows."""
    return [
        CaseRow(
            number=case.number,
            title=_titled(case),
            current=case.current,
            submitted_on=case.submitted_on,
            due_on=case.due_on if case.state == Case.OPEN else None,
            is_open=case.state == Case.OPEN,
        )
        for case in cases
    ]


@dataclass(frozen=True)
class RatedRow:
    """What somebody thought of a case, and what became of it."""

    number: str
    title: str
    words: str
    remedy: str
    may_follow_up: bool


def rated_row(case: Case) -> RatedRow:
    """One rating; read with the case."""
    rating = case.rating
    settled = rating.remedy in (Remedy.FIXED, Remedy.EXPLAINED)
    return RatedRow(
        number=case.number,
        title=_titled(case),
        words=SATISFACTION_WORDS.get(rating.level, ""),
        remedy=rating.remedy_text or (rating.get_remedy_display() if rating.remedy_due_on else ""),
        may_follow_up=settled and not hasattr(rating, "follow_up"),
    )


def _titled(case: Case) -> str:
    """The matter and what about it; for whom, when that is another than who applied."""
    about = f"：{case.event}" if case.event else "申请"
    other = case.person if case.person_id != case.applicant_id else None
    return f"{title_of(case)}{about}{f'（{other.name}）' if other else ''}"


@dataclass(frozen=True)
class Recognised:
    """What somebody is recognised as, and how long it holds."""

    title: str
    period: str


def recognised_rows(rows: Iterable[Recognition]) -> list[Recognised]:
    """Recognitions as rows; one of a single member names her."""
    return [Recognised(_of_member(row.matter, row.person), period_text(row)) for row in rows]


def _of_member(matter: str, person: Person | None) -> str:
    found = catalogue().matters.get(matter)
    title = found.service.short if found else matter
    return f"{title}（{person.name}）" if person else title


@dataclass(frozen=True)
class PaidRow:
    """What is paid a month, where to, and how it stands."""

    title: str
    monthly: int
    state: str
    account: str


def paid_row(view: EntitlementView) -> PaidRow:
    """An entitlement in a month."""
    row = view.entitlement
    return PaidRow(
        title=_of_member(row.matter, row.beneficiary),
        monthly=view.monthly,
        state=state_words(view),
        account=view.entitlement.account.masked,
    )


def state_words(view: EntitlementView) -> str:
    """How it stands; from which month on, while the first is still to come."""
    first = view.entitlement.first_month
    if view.month < first:
        return f"自{first.label}起发放"
    return f"{view.month.label}：{view.state_label}"


def period_table(periods: Iterable[EntitlementPeriod]) -> Table:
    """How an entitlement came about, oldest first."""
    rows = tuple(
        Row((period.from_month.label, yuan(period.monthly), period.reason, f"{period.recorded_on}"))
        for period in periods
    )
    return Table("金额怎么来的", PERIOD_COLUMNS, rows, empty="还没有记录。")
