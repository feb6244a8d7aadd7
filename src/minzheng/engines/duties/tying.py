"""A duty is tied to what it touches, so that each leads to the other."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.duties.coded import GIVERS, State
from minzheng.engines.duties.errors import DutyRefused
from minzheng.engines.duties.giving import Link
from minzheng.engines.duties.models import Duty, Tie
from minzheng.engines.duties.posts import duty_for
from minzheng.engines.duties.trail import record


@transaction.atomic
def tie(by: Viewer, pk: int, link: Link, *, on: date) -> Tie:
    """Tie a running duty to what `link` names; who calls knows that there is such a thing.

    Raises NoSuchDuty, NotAllowed, DutyRefused (not running, tied already).
    """
    row = _held(by, pk)
    if row.state != State.RUNNING:
        raise DutyRefused(f"任务现在是“{row.get_state_display()}”，不能再关联")
    if row.ties.filter(kind=link.kind, key=link.key).exists():
        raise DutyRefused(f"任务已经关联了“{link.words}”")
    made = Tie.objects.create(
        duty=row, kind=link.kind, key=link.key, words=link.words[:200], added_on=on,
        added_by=by.doer.name,
    )  # fmt: skip
    record(row, "tie_duty", by.doer, kind=link.kind, key=link.key)
    return made


@transaction.atomic
def untie(by: Viewer, pk: int, number: int) -> Duty:
    """Take a tie away. Raises NoSuchDuty, NotAllowed, DutyRefused where there is none."""
    row = _held(by, pk)
    found = row.ties.filter(pk=number).first()
    if found is None:
        raise DutyRefused("没有这条关联，请刷新页面")
    found.delete()
    record(row, "untie_duty", by.doer, kind=found.kind, key=found.key)
    return row


def _held(by: Viewer, pk: int) -> Duty:
    row = Duty.objects.select_for_update().get(pk=duty_for(by, pk).pk)
    require(by, GIVERS, row.division_code)
    return row
