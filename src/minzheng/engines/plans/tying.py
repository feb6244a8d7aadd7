"""A duty is tied to an indicator, a matter, a project or an alert that there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.alerts import api as alerts
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.pipeline import api as pipeline
from minzheng.engines.plans.coded import ALERT, INDICATOR, MATTER, PROJECT, TIES
from minzheng.engines.plans.errors import PlanRefused
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month

LONGEST = 15  # digits


@dataclass(frozen=True)
class Tied:
    """What a duty touches and how that stands now; "" where it cannot be told to this viewer."""

    tie: duties.Tie
    now: str


def tie_duty(by: Viewer, pk: int, kind: str, key: str, *, on: date) -> duties.Tie:
    """Tie a duty to something. Raises NoSuchDuty, NotAllowed; PlanRefused for what there is not.

    `key`: of an indicator or matter, or the number of a project or an alert within her reach.
    """
    link = duties.Link(kind, key.strip(), _name_of(by, kind, key.strip()))
    try:
        return duties.tie(by, pk, link, on=on)
    except duties.DutyRefused as refusal:
        raise PlanRefused(str(refusal)) from refusal


def ties_of(viewer: Viewer, duty: duties.Duty, on: date) -> list[Tied]:
    """Everything a duty touches. Two queries, and one or two more for each project or alert."""
    rows = list(duty.ties.all())
    sheet, month = _figures(duty, rows, on)
    return [Tied(row, _now(viewer, row, duty, sheet, month)) for row in rows]


def _name_of(by: Viewer, kind: str, key: str) -> str:
    if kind not in NAMES:
        raise PlanRefused(f"种类请从{'、'.join(TIES.values())}里选")
    try:
        return NAMES[kind](by, key)
    except LookupError as missing:
        raise PlanRefused(f"没有“{key}”这个{TIES[kind]}，或它不在您的辖区") from missing


def _figures(
    duty: duties.Duty, rows: list[duties.Tie], on: date
) -> tuple[indicators.Sheet | None, Month]:
    month = Month.of(on).previous()
    keys = [row.key for row in rows if row.kind == INDICATOR]
    if not keys:
        return None, month
    months = [Month(month.year, at + 1) for at in range(month.month)]
    return indicators.read(keys, [duty.division_code], months), month


def _now(
    viewer: Viewer, row: duties.Tie, duty: duties.Duty, sheet: indicators.Sheet | None,
    month: Month,
) -> str:  # fmt: skip
    if row.kind == INDICATOR and sheet is not None:
        told = sheet.year_so_far(row.key, duty.division_code, month)
        return f"到{month.label}：{told.text} {told.indicator.unit}"
    try:
        if row.kind == PROJECT:
            return pipeline.project_for(viewer, int(row.key)).stage_told.name
        if row.kind == ALERT:
            return alerts.task_for(viewer, int(row.key)).get_state_display()
    except (LookupError, NotAllowed):
        return ""
    return ""


def _number(key: str) -> int:
    if not key.isdecimal() or len(key) > LONGEST:
        raise PlanRefused(f"“{key}”不是编号，请写页面上的数字编号")
    return int(key)


def _project(by: Viewer, key: str) -> str:
    return str(pipeline.project_for(by, _number(key)))


def _alert(by: Viewer, key: str) -> str:
    """Its number alone: a duty is read by more people than an alert."""
    return f"预警 {alerts.task_for(by, _number(key)).pk}"


NAMES: Mapping[str, Callable[[Viewer, str], str]] = {
    INDICATOR: lambda _, key: indicators.indicator_named(key).title,
    MATTER: lambda _, key: catalogue().get(key).service.title,
    PROJECT: _project,
    ALERT: _alert,
}
