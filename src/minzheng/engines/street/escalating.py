"""What each day brings: late hand-overs and patrols not walked are told, old photos deleted.

Run again, nothing changes.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.notices import api as notices
from minzheng.engines.street.coded import TO_STATION
from minzheng.engines.street.models import Finding, Patrol, Stay
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.searching import LEFT, end_search, follow_cases
from minzheng.engines.street.staying import search_late
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

NOT_WALKED = (PatrolState.PLANNED, PatrolState.WALKING)


@dataclass(frozen=True)
class StreetDay:
    """What one day did."""

    handovers: int
    patrols: int
    photos: int
    left: int
    searches: int
    unsearched: int


def street_day(on: date) -> StreetDay:
    """Tell superiors of what is late, once; delete photos kept long enough; close what ended."""
    return StreetDay(_late_handovers(on), _patrols_not_walked(on), _old_photos(on), _ended(on),
                     _searches(on), _not_searched(on))  # fmt: skip


@transaction.atomic
def _late_handovers(on: date) -> int:
    late = list(Finding.objects.filter(
        outcome__in=TO_STATION, received_on=None, closed_words="", due_on__lt=on, escalated_on=None
    ))  # fmt: skip
    _tell([(row.division_code, "relief_station_head") for row in late], on,
          "街面发现的 {} 人过了期限还没有接收，请督办")  # fmt: skip
    Finding.objects.filter(pk__in=[row.pk for row in late]).update(escalated_on=on)
    return _noted("escalate_handovers", len(late), on)


@transaction.atomic
def _patrols_not_walked(on: date) -> int:
    late = list(Patrol.objects.filter(state__in=NOT_WALKED, night__lt=on, escalated_on=None))
    _tell([(row.division_code, "town_head") for row in late], on,
          "安排的 {} 次街面巡查过了日子还没有结束，请督办")  # fmt: skip
    Patrol.objects.filter(pk__in=[row.pk for row in late]).update(escalated_on=on)
    return _noted("escalate_patrols", len(late), on)


@transaction.atomic
def _old_photos(on: date) -> int:
    """The rows first, then the files: a file left behind is met again the next day by nobody."""
    old = list(Finding.objects.filter(photo_until__lt=on).exclude(photo=""))
    Finding.objects.filter(pk__in=[row.pk for row in old]).update(
        photo="", photo_name="", photo_digest=""
    )
    count = _noted("delete_street_photos", len(old), on)
    for row in old:
        transaction.on_commit((Path(settings.DATA_DIR) / row.photo).unlink)
    return count


@transaction.atomic
def _ended(on: date) -> int:
    """Stays whose case ended elsewhere (left of her own will, settled): the day is noted."""
    open_stays = {stay.case_number: stay for stay in Stay.objects.filter(left_on=None)}
    cases = Case.objects.filter(number__in=open_stays, state=Case.ENDED)
    ended = dict(cases.values_list("number", "ended_on"))
    for number, day in ended.items():
        Stay.objects.filter(pk=open_stays[number].pk).update(left_on=day)
        end_search(open_stays[number], LEFT, on)
    return _noted("close_stays", len(ended), on)


@transaction.atomic
def _searches(on: date) -> int:
    """Searches the case says are out, and those whose person is known by now."""
    return _noted("follow_searches", follow_cases(on), on)


@transaction.atomic
def _not_searched(on: date) -> int:
    """Nobody knows who it is and no search is out within the hours of the law."""
    rows = Stay.objects.filter(
        left_on=None, named_on=None, search=None, search_escalated_on=None, entered_on__lt=on
    )
    late = [row for row in rows if search_late(row, on)]
    _tell([(row.division_code, "relief_station_head") for row in late], on,
          "站里有 {} 人身份不明，过了期限还没有发寻亲公告，请督办")  # fmt: skip
    Stay.objects.filter(pk__in=[row.pk for row in late]).update(search_escalated_on=on)
    return _noted("escalate_searches", len(late), on)


def _tell(posts: list[tuple[str, str]], on: date, text: str) -> None:
    per_officer: Counter[tuple[str, str]] = Counter()
    for division, role in posts:
        for officer in officers_with(role, division, on):
            per_officer[officer.staff_number, officer.name] += 1
    for (number, name), count in per_officer.items():
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text.format(count), link="street", on=on)


def _noted(verb: str, count: int, on: date) -> int:
    if count:
        detail = {"on": on.isoformat(), "count": count}
        audit.record(SYSTEM, verb, "street", detail=detail)
    return count
