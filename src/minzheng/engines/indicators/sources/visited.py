"""People who are gone to see: elders in special difficulty, those cared for at public cost."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from minzheng.engines.caregiving.api import READERS as CARE_READERS
from minzheng.engines.caregiving.api import Charge, Visit
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Period,
    Rows,
    Source,
    after,
    always,
    of_no_matter,
    within,
)
from minzheng.engines.rounds.api import HIGH, READERS, Check, Due, Listed, State
from minzheng.registers.masking import mask_name


def _listed(period: Period) -> Rows:
    since = Listed.objects.filter(since__lte=period.last)
    return of_no_matter(since.filter(Q(ended_on=None) | Q(ended_on__gte=period.first)))


def _tell_listed(rows: Sequence[Listed], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "round", str(row.pk), row.group_words, mask_name(row.person.name), row.division_code,
            row.since, row.get_risk_display(),
        )  # fmt: skip


LISTED = Source(
    name="round-elders",
    title="探访关爱名单",
    rows=_listed,
    readers=READERS,
    tell=_tell_listed,
    related=("person",),
    conditions={
        "listed": Condition("月末在名单上", after("ended_on")),
        "high": Condition("风险高", always(risk=HIGH)),
        "assigned": Condition("有探访人", lambda _: ~Q(visitor_key="")),
        "begun": Condition("当月列入", within("since")),
        "ended": Condition("当月结束", within("ended_on")),
    },
)


def _dues(period: Period) -> Rows:
    rows = Due.objects.filter(due_on__range=(period.first, period.last))
    return of_no_matter(rows.exclude(state=State.DROPPED))


def _tell_dues(rows: Sequence[Due], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "round", str(row.listed_id), f"{row.month} 第 {row.number} 次",
            mask_name(row.person.name), row.division_code, row.due_on, row.get_state_display(),
        )  # fmt: skip


ROUND_DUES = Source(
    name="round-dues",
    title="应做的探访",
    rows=_dues,
    readers=READERS,
    tell=_tell_dues,
    related=("person",),
    conditions={
        "done": Condition("已访", always(state=State.DONE)),
        "missed": Condition("逾期未访", always(state=State.MISSED)),
    },
)


def _checks(period: Period) -> Rows:
    opened = Check.objects.filter(opened_on__lte=period.last)
    return of_no_matter(opened.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _tell_checks(rows: Sequence[Check], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "round", str(row.listed_id), row.why, mask_name(row.listed.person.name),
            row.division_code, row.opened_on, row.result_name or f"{row.due_on} 前核实",
        )  # fmt: skip


ROUND_CHECKS = Source(
    name="round-checks",
    title="探访引起的上门核实",
    rows=_checks,
    readers=READERS,
    tell=_tell_checks,
    related=("listed__person",),
    conditions={
        "opened": Condition("当月提出", within("opened_on")),
        "open": Condition("月末没有核实", after("closed_on")),
    },
)


def _charges(period: Period) -> Rows:
    begun = Charge.objects.filter(decided_on__lte=period.last)
    return of_no_matter(begun.filter(Q(ended_on=None) | Q(ended_on__gte=period.first)))


def _tell_charges(rows: Sequence[Charge], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "charge", str(row.pk), "照料护理", mask_name(row.person.name), row.division_code,
            row.decided_on, f"{row.visit_due} 前走访" if row.visit_due else "",
        )  # fmt: skip


def _visit_late(period: Period) -> Q:
    return Q(visit_due__lt=period.last, ended_on=None)


CHARGES = Source(
    name="cared-for",
    title="照料护理对象",
    rows=_charges,
    readers=CARE_READERS,
    tell=_tell_charges,
    related=("person",),
    conditions={
        "running": Condition("月末在册", after("ended_on")),
        "visit-late": Condition("走访已过期", _visit_late),
    },
)


def _visits(period: Period) -> Rows:
    return of_no_matter(Visit.objects.filter(day__range=(period.first, period.last)))


def _tell_visits(rows: Sequence[Visit], _period: Period) -> Iterable[Line]:
    for row in rows:
        charge = row.charge
        yield Line(
            "charge", str(charge.pk), "照料护理走访", mask_name(charge.person.name),
            charge.division_code, row.day, "见到本人" if row.seen else "没有见到本人",
        )  # fmt: skip


CARE_VISITS = Source(
    name="care-visits",
    title="照料护理走访",
    rows=_visits,
    readers=CARE_READERS,
    tell=_tell_visits,
    place="charge__division_code",
    related=("charge__person",),
    conditions={
        "seen": Condition("见到本人", always(seen=True)),
        "changed": Condition("自理能力有变化", always(changed=True)),
    },
)
