"""Putting up and taking down: publicity (公示) and announcement (公布)."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.audit import api as audit
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.doer import SYSTEM, Doer

from .models import Publicity
from .poster import poster
from .sheets import PublicitySheet, public_fields
from .typesetting.render import render

State = Publicity.State
LIVE = (State.RUNNING, State.OBJECTED)


class WrongPeriod(ValueError):
    """A publicity that would end before it begins, or never."""


class NotShowing(Exception):
    """It is no longer up, so it cannot be taken down."""


@transaction.atomic
def publish(sheet: PublicitySheet, *, by: Doer, on: date) -> Publicity:
    """Put up a sheet. An earlier one of the same case and kind gives way and the round goes up.

    Raises:
        UnlistedField, PrivateContent: see `public_fields`.
        WrongPeriod: `until` is before `since`, or missing on a publicity.
        MissingGlyph: the sheet could not be printed for the board.
    """
    _check_period(sheet)
    fields = public_fields(sheet)
    earlier = Publicity.objects.select_for_update().filter(case_ref=sheet.case_ref, kind=sheet.kind)
    last = max((row.round for row in earlier), default=0)
    earlier.filter(state__in=LIVE).update(state=State.SUPERSEDED, taken_down_on=on)
    publicity = Publicity(
        case_ref=sheet.case_ref,
        matter=sheet.matter,
        division_code=sheet.division_code,
        kind=sheet.kind,
        title=sheet.title,
        fields=fields,
        issuer=sheet.issuer,
        contact=sheet.contact,
        basis=sheet.basis,
        since=sheet.since,
        until=sheet.until,
        round=last + 1,
    )
    render(poster(publicity))
    publicity.save()
    _record(by, "publish", publicity)
    return publicity


@transaction.atomic
def take_down(publicity: Publicity, *, reason: str, by: Doer, on: date) -> Publicity:
    """Take a sheet down before its time, for example because it should not have hung.

    Raises:
        NotShowing: it is down already.
    """
    row = Publicity.objects.select_for_update().get(pk=publicity.pk)
    if row.state not in LIVE:
        raise NotShowing(f"“{row.title}”现在是“{row.get_state_display()}”，不用再撤下")
    row.state, row.taken_down_on, row.take_down_reason = State.TAKEN_DOWN, on, reason
    row.save(update_fields=["state", "taken_down_on", "take_down_reason"])
    _record(by, "take_down", row)
    return row


@transaction.atomic
def take_down_expired(on: date) -> int:
    """End every sheet whose last day is over; run again, nothing changes. Returns how many."""
    ended = list(due_to_end(on).select_for_update())
    for row in ended:
        row.state, row.taken_down_on = State.ENDED, on
        row.save(update_fields=["state", "taken_down_on"])
        _record(SYSTEM, "take_down_expired", row)
    return len(ended)


def due_to_end(on: date) -> QuerySet[Publicity]:
    """Sheets whose last day is before `on` and that nobody objected to."""
    return Publicity.objects.filter(state=State.RUNNING, until__lt=on)


def live_publicity(on: date, division: str = "") -> QuerySet[Publicity]:
    """What hangs on a day, in a division and below it. An expired sheet is never shown.

    Whatever was taken down has its day: the index holds only what is up, not the archive.
    """
    up = Publicity.objects.filter(taken_down_on=None, state__in=LIVE, since__lte=on)
    up = up.filter(Q(until=None) | Q(until__gte=on))
    return up.filter(division_code__range=subtree_range(division)) if division else up


def publicity_of_case(case_ref: str) -> QuerySet[Publicity]:
    """Every sheet of a case, newest first."""
    return Publicity.objects.filter(case_ref=case_ref)


def publicity_pdf(publicity: Publicity) -> bytes:
    """The sheet as an A4 poster for the board."""
    return render(poster(publicity)).pdf


def _check_period(sheet: PublicitySheet) -> None:
    if sheet.until is None and sheet.kind == Publicity.Kind.PUBLICITY:
        raise WrongPeriod("公示要有结束日期，请填写公示期最后一天")
    if sheet.until is not None and sheet.until < sheet.since:
        raise WrongPeriod(f"结束日期{sheet.until}早于开始日期{sheet.since}，请核对")


def _record(by: Doer, verb: str, row: Publicity) -> None:
    detail = {"publicity": row.pk, "kind": row.kind, "round": row.round, "state": row.state}
    audit.record(by, verb, row.case_ref, division=row.division_code, detail=detail)
