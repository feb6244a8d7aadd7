"""Working a task: take it, hand it on, visit, and what is written down of each."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.models import AlertTask, Deed, State
from minzheng.engines.alerts.papers import Paper, keep
from minzheng.engines.alerts.posts import require_work, workers_of
from minzheng.engines.alerts.promoting import promote
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.registers.offices.api import Officer, officers_with


@dataclass(frozen=True)
class Visit:
    """What somebody saw: on which day, in words, with a photo or a signed paper."""

    day: date
    words: str
    paper: Paper | None = None


@transaction.atomic
def take(task: AlertTask, *, by: Viewer, on: date) -> AlertTask:
    """Take a task in hand; somebody not in the registers is entered there first.

    Taking one's own task again changes nothing. Raises AlertRefused (closed, another has it),
    NotAllowed.
    """
    row = locked(task)
    require_work(by, row)
    require_waiting(row)
    if row.taken_by == by.doer.key:
        return row
    if row.taken_by:
        raise AlertRefused(f"这条预警由{row.taken_name}在办，需要换人请用“转交”")
    row = promote(row, by=by, on=on)
    row.state, row.taken_by, row.taken_name = State.TAKEN, by.doer.key, by.doer.name
    row.save(update_fields=["state", "taken_by", "taken_name"])
    note(row, Deed.Kind.TAKEN, "", by=by, on=on)
    return row


@transaction.atomic
def hand_over(task: AlertTask, staff_number: str, *, words: str, by: Viewer, on: date) -> AlertTask:
    """Give a task to an officer whose post works it there; she is told.

    Raises AlertRefused (closed, no such officer there), NotAllowed.
    """
    row = locked(task)
    require_work(by, row)
    require_waiting(row)
    officer = next((o for o in colleagues(row, on) if o.staff_number == staff_number), None)
    if officer is None:
        raise AlertRefused("只能转交给办这类预警、管这个地方的人员，请从名单里选择")
    row.taken_by, row.taken_name = officer.staff_number, officer.name
    row.state = State.TAKEN if row.state == State.OPEN else row.state
    row.save(update_fields=["state", "taken_by", "taken_name"])
    note(row, Deed.Kind.HANDED, f"转给{officer.name}。{words}".strip(), by=by, on=on)
    message(officer, f"有一条预警转给您办理，{row.due_on}到期", row, on=on)
    return row


@transaction.atomic
def visit(task: AlertTask, seen: Visit, *, by: Viewer, on: date) -> AlertTask:
    """Write down a visit; taking the task in hand when nobody had.

    Raises AlertRefused (closed, no words, a day in the future or before it was raised), NotAllowed.
    """
    row = locked(task)
    require_work(by, row)
    require_waiting(row)
    _refuse_visit(seen, on)
    if not row.taken_by:
        row = take(row, by=by, on=on)
    row.state = State.VISITED
    row.save(update_fields=["state"])
    note(row, Deed.Kind.VISITED, seen.words.strip(), by=by, on=seen.day, paper=seen.paper)
    return row


def colleagues(task: AlertTask, on: date) -> list[Officer]:
    """Who may be given a task: officers of the posts that work it, where it lies."""
    found = (o for role in workers_of(task) for o in officers_with(role, task.division_code, on))
    return list({officer.staff_number: officer for officer in found}.values())


def locked(task: AlertTask) -> AlertTask:
    """The task as it stands, its row held until the transaction ends."""
    return AlertTask.objects.select_for_update().get(pk=task.pk)


def require_waiting(task: AlertTask) -> None:
    """Raises AlertRefused for a task that is closed."""
    if not task.waits:
        state = task.get_state_display()
        raise AlertRefused(f"这条预警已经“{state}”（{task.closed_on}），不用再办；请刷新页面")


def note(
    task: AlertTask,
    kind: Deed.Kind,
    words: str,
    *,
    by: Viewer,
    on: date,
    paper: Paper | None = None,
) -> Deed:
    """A line in the task's history and in the trail. Raises AlertRefused for a bad paper."""
    deed = Deed.objects.create(
        task=task,
        kind=kind,
        on=on,
        by=by.doer.name,
        by_key=by.doer.key,
        words=words[:500],
        **keep(paper),
    )
    detail = {"rule": task.rule, "subject": f"{task.about}:{task.subject}"}
    audit.record(by.doer, f"alert_{kind}", task.ref, division=task.division_code, detail=detail)
    return deed


def message(officer: Officer, text: str, task: AlertTask, *, on: date) -> None:
    """A message into an officer's inbox, with a link to the task."""
    to = notices.Recipient("officer", officer.staff_number, officer.name)
    notices.send_message(to, text, link=task.ref, on=on)


def _refuse_visit(seen: Visit, on: date) -> None:
    if not seen.words.strip():
        raise AlertRefused("请写明见到了谁、情况怎样")
    if seen.day > on:
        raise AlertRefused(f"上门日期 {seen.day} 晚于今天 {on}，请核对日期")
