"""Nights of the tests: what a rule found, in the columns of the door."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from minzheng.engines.access.testing import VILLAGE_A
from minzheng.engines.alerts.api import AlertTask, Findings, Night, Settled, settle
from minzheng.kernel.doer import SYSTEM

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
DEATH = "watch_death:医学证明死亡仍在领"
DEATH_AGAIN = "relief.dibao.alerts:去世后仍在发放"
HOMES = "watch_property:住房超过限额"
MISSED = "watch_missed:高龄津贴未领"
LATE = "watch_data:数据没有按时到"
DIED = {"医学死亡日期": date(2026, 11, 18)}
TWO_HOMES = {"到库住房套数": 2, "住房限额": 1}


def night(day: date = FRIDAY, **feeds: str) -> Night:
    return Night(day, f"{day}-001", feeds)


def found(
    rule: str,
    *rows: tuple[int, Mapping[str, Any]],
    place: str = VILLAGE_A,
    unknown: tuple[int, ...] = (),
) -> Findings:
    """A rule's findings about people: numbers with what the sentence shows."""
    names = list(rows[0][1]) if rows else []
    columns: dict[str, Any] = {
        "subject": pa.array([number for number, _ in rows], pa.int64()),
        "division": pa.array([place] * len(rows), pa.string()),
    }
    columns |= {name: pa.array([told[name] for _, told in rows]) for name in names}
    return Findings(rule, pa.table(columns), np.array(unknown, np.int64))


def run(findings: Findings, day: date = FRIDAY, **feeds: str) -> Settled:
    return settle([findings], night(day, **feeds), by=SYSTEM)[0]


def raised(rule: str, number: int, told: Mapping[str, Any], day: date = FRIDAY) -> AlertTask:
    """The task of one subject that a night found."""
    run(found(rule, (number, told)), day)
    return AlertTask.objects.get(rule=rule, subject=number)
