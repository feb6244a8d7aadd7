"""What an officer makes of a proposal: sent as it is, to another with a reason, or not at all."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.needs.deeds import trail
from minzheng.engines.needs.errors import NeedRefused, NoSuchNeed
from minzheng.engines.needs.models import Line, Need, Order, Run, State, Verdict
from minzheng.engines.needs.ordering import Sending, send_order
from minzheng.engines.needs.posts import CONFIRMERS, reader, require_post
from minzheng.engines.needs.supplying import live_supplies


def runs_of(viewer: Viewer) -> QuerySet[Run]:
    """The runs over places of the viewer's area."""
    return visible(Run.objects.all(), reader(viewer))


def run_for(viewer: Viewer, pk: int) -> Run:
    """One of them. Raises NoSuchNeed."""
    found = runs_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed("没有这次匹配，或它不在您的辖区内。请从“匹配”进入")
    return found


def line_for(viewer: Viewer, pk: int) -> Line:
    """One proposal of the viewer's area. Raises NoSuchNeed."""
    rows = Line.objects.select_related("run", "need__person", "supply__facility",
                                       "supply__organisation")  # fmt: skip
    found = visible(rows, reader(viewer)).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed("没有这条匹配结果，或它不在您的辖区内。请从“匹配”进入")
    return found


def lines_to_send(run: Run) -> QuerySet[Line]:
    """The proposals of a run that nobody has judged and that name a supply, in their order."""
    rows = run.lines.filter(verdict=Verdict.OPEN).exclude(supply=None).order_by("pk")
    return rows.select_related("need")


@transaction.atomic
def confirm_line(line: Line, *, by: Viewer, on: date) -> Order:
    """Send the order that is proposed. Raises NeedRefused (judged, full by now), NotAllowed."""
    row = _open_line(line, by)
    if row.supply is None:
        raise NeedRefused("这项需求没有找到合适的机构：请改派，或向社会求助，或写明不能满足")
    others = [int(each[0]) for each in row.ranked if int(each[0]) != row.supply_id]
    sending = Sending(row.supply, tuple(others), row.why)
    _judge(row, Verdict.CONFIRMED, "", by)
    return send_order(row.need, sending, by=by, on=on)


@transaction.atomic
def change_line(line: Line, supply: int, reason: str, *, by: Viewer, on: date) -> Order:
    """Send it to another, with the reason. Raises NeedRefused, NoSuchNeed, NotAllowed."""
    row = _open_line(line, by)
    if not reason.strip():
        raise NeedRefused("改派要写理由：为什么不用系统建议的这一家")
    other = live_supplies(on).filter(pk=supply, item=row.need.item).first()
    if other is None:
        raise NoSuchNeed("没有这项供给，或它提供的不是这一项。请从列表里选")
    _judge(row, Verdict.CHANGED, reason, by)
    return send_order(row.need, Sending(other, (), reason.strip()), by=by, on=on)


@transaction.atomic
def drop_line(line: Line, reason: str, *, by: Viewer, on: date) -> Line:
    """Send nothing; the need waits on. Raises NeedRefused, NotAllowed."""
    row = _open_line(line, by)
    if not reason.strip():
        raise NeedRefused("不派要写理由")
    _judge(row, Verdict.DROPPED, reason, by)
    trail(by, "drop_match", row, need=row.need_id, reason=row.reason)
    return row


def confirm_all(run: Run, *, by: Viewer, on: date) -> tuple[int, list[str]]:
    """Send every order still proposed; gives how many, and why some could not be.

    Each is sent whole or not at all; again, only what is left is sent.
    """
    sent, refused = 0, []
    for line in lines_to_send(run):
        try:
            confirm_line(line, by=by, on=on)
            sent += 1
        except NeedRefused as refusal:
            refused.append(f"{line.need.number}：{refusal}")
    return sent, refused


def _open_line(line: Line, by: Viewer) -> Line:
    """The proposal, its row held, still to be judged."""
    rows = Line.objects.select_for_update().filter(pk=line.pk)
    row = rows.get()
    row.need = Need.objects.get(pk=row.need_id)
    require_post(by, CONFIRMERS, row.need)
    if row.verdict:
        raise NeedRefused(f"这一条已由{row.judged_by}处理：{row.get_verdict_display()}")
    if row.need.state != State.CONFIRMED:
        raise NeedRefused(f"这项需求现在是“{row.need.get_state_display()}”，不用再派")
    return row


def _judge(row: Line, verdict: Verdict, reason: str, by: Viewer) -> None:
    row.verdict, row.reason, row.judged_by = verdict, reason.strip()[:200], by.doer.name
    row.save(update_fields=["verdict", "reason", "judged_by"])
