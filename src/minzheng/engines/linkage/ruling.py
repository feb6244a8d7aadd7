"""Settling a pair: the same person, or not, or undone again; always with a reason, always kept."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.linkage.errors import AlreadyRuled, ReasonMissing
from minzheng.engines.linkage.models import ReviewPair, Ruling
from minzheng.engines.linkage.reaching import RULERS
from minzheng.kernel.doer import Doer
from minzheng.kernel.feed import feed_named

State = ReviewPair.State


@transaction.atomic
def accept(pair: ReviewPair, reason: str, *, by: Viewer, on: date) -> Ruling:
    """They are one person: the row becomes hers when it is carried out; two numbers join at once.

    Raises NotAllowed, ReasonMissing, AlreadyRuled, lake.MergeRefused.
    """
    row = _lock(pair, reason, by)
    same_row = ReviewPair.objects.filter(feed=row.feed, row_key=row.row_key, other=row.other)
    if row.other is None and same_row.filter(state=State.ACCEPTED).exists():
        raise AlreadyRuled("这一行已经关联给另一个人。要改的，先在“处理记录”里撤销那一次")
    if row.other is not None:
        lake.merge([row.other], row.person, reason=reason, on=on, by=by.doer)
    return _rule(row, State.ACCEPTED, reason, by=by, on=on)


@transaction.atomic
def refuse(pair: ReviewPair, reason: str, *, by: Viewer, on: date) -> Ruling:
    """They are two people; the pair is not asked again. Raises NotAllowed, ReasonMissing,
    AlreadyRuled."""
    row = _lock(pair, reason, by)
    return _rule(row, State.REFUSED, reason, by=by, on=on)


@transaction.atomic
def undo(ruling: Ruling, reason: str, *, by: Viewer, on: date) -> Ruling:
    """Take a settlement back: the pair waits again, joined numbers part, the row is nobody's.

    Raises NotAllowed, ReasonMissing, AlreadyRuled, lake.MergeRefused.
    """
    found = Ruling.objects.select_for_update().select_related("pair").get(pk=ruling.pk)
    pair = found.pair
    require(by, RULERS, pair.division_code)
    if not reason.strip():
        raise ReasonMissing("撤销要写明理由，例如：当事人到窗口说明两条不是同一人")
    if found.undone_on is not None:
        raise AlreadyRuled("这次处理已经撤销过了，请刷新后查看")
    if pair.other is not None and found.same:
        lake.unmerge(pair.other, reason=reason, on=on, by=by.doer)
    found.undone_on, found.undone_by, found.undone_reason = on, by.doer.name, reason.strip()
    found.save(update_fields=["undone_on", "undone_by", "undone_reason"])
    _stand(pair, State.OPEN)
    _record(by, "undo_link", pair, ruling=found.pk)
    return found


def carry_out(*, by: Doer) -> list[lake.LakeVersion]:
    """Write all settled and undone rows into the lake: one new version for a delivery's rows.

    Apart from the settling, for a version of a large feed takes seconds. What the present version
    no longer holds is done with. Doing it again changes nothing.
    """
    made = []
    for feed, delivery in sorted(set(waiting().values_list("pair__feed", "pair__delivery"))):
        theirs = list(waiting().filter(pair__feed=feed, pair__delivery=delivery))
        made += _relinked(feed, delivery, theirs, by)
    return made


def waiting() -> QuerySet[Ruling]:
    """Settlements of rows that are not in the lake yet, and undoings likewise."""
    to_make = Q(undone_on=None, version="")
    to_unmake = Q(undone_on__isnull=False, unmade="") & ~Q(version="")
    rows = Ruling.objects.filter(same=True, pair__other=None)
    return rows.filter(to_make | to_unmake).select_related("pair").order_by("id")


def _relinked(feed: str, delivery: str, rulings: list[Ruling], by: Doer) -> list[lake.LakeVersion]:
    """Later settlements of the same row count."""
    moves = {each.pair.row: 0 if each.undone_on else each.pair.person for each in rulings}
    try:
        versions = [lake.relink(feed_named(feed), moves, delivery=delivery, by=by)]
    except lake.NoSuchVersion:
        versions = []
    name = versions[0].name if versions else GONE
    for ruling in rulings:
        column = "unmade" if ruling.undone_on else "version"
        setattr(ruling, column, name)
        ruling.save(update_fields=[column])
    return versions


GONE = "已被新的报送取代"


def _lock(pair: ReviewPair, reason: str, by: Viewer) -> ReviewPair:
    row = ReviewPair.objects.select_for_update().get(pk=pair.pk)
    require(by, RULERS, row.division_code)
    if not reason.strip():
        raise ReasonMissing("请写明凭什么判断，例如：两处身份证复印件核对一致")
    if row.state != State.OPEN:
        raise AlreadyRuled(f"这一对已经有人处理为“{row.get_state_display()}”，请刷新后查看")
    return row


def _rule(pair: ReviewPair, state: State, reason: str, *, by: Viewer, on: date) -> Ruling:
    _stand(pair, state)
    ruling = Ruling.objects.create(
        pair=pair, same=state == State.ACCEPTED, reason=reason.strip(),
        ruled_on=on, ruled_by=by.doer.name, ruled_key=by.doer.key,
    )  # fmt: skip
    _record(by, "accept_link" if ruling.same else "refuse_link", pair, ruling=ruling.pk)
    return ruling


def _stand(pair: ReviewPair, state: State) -> None:
    pair.state = state
    pair.save(update_fields=["state"])


def _record(by: Viewer, verb: str, pair: ReviewPair, **detail: int) -> None:
    told = {**detail, "person": pair.person, "feed": pair.feed, "row": pair.row}
    audit.record(by.doer, verb, pair.ref, division=pair.division_code, detail=told)
