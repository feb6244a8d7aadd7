"""Openings of personal data under review: who opened what and why, and which are unusual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.timezone import localtime, make_aware

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.engines.sharing.errors import NoSuchEntry, ReasonNeeded
from minzheng.engines.sharing.models import OpeningReview
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.households.api import Membership

REVIEWERS = ("auditor", "data_head")
# Verbs of the trail by which personal data are read in clear.
OPENINGS = ("open_field", "open_dossier", "open_consent", "open_material", "list_view")
# From here on an opening is flagged; they ask for a look, they accuse nobody.
MANY_IN_AN_HOUR = 60  # a check of twenty families of three opens as many
DAY_BEGINS, DAY_ENDS = time(7), time(20)
RECENT = timedelta(days=30)
HOUR = timedelta(hours=1)
Verdict = OpeningReview.Verdict


@dataclass(frozen=True)
class Opening:
    """One opening, why it is unusual ("" when not), and what a reviewer said."""

    entry: Entry
    flags: tuple[str, ...]
    review: OpeningReview | None


def entries(viewer: Viewer, *, doer: str = "", since: date | None = None) -> QuerySet[Entry]:
    """Openings by officers in the reviewer's area, newest first."""
    rows = Entry.objects.filter(_area(viewer), verb__in=OPENINGS, doer_kind="officer")
    if doer:
        rows = rows.filter(doer_key=doer)
    if since is not None:
        rows = rows.filter(at__gte=make_aware(datetime.combine(since, time.min)))
    return rows.order_by("-number")


def openings(rows: Sequence[Entry]) -> list[Opening]:
    """Entries with their flags and reviews, in a few queries whatever their number."""
    reviews = OpeningReview.objects.in_bulk([e.number for e in rows], field_name="entry")
    busy, known = _busy(rows), _own_cases(rows)
    return [
        Opening(entry, tuple(_flags(entry, busy, known)), reviews.get(entry.number))
        for entry in rows
    ]


def opening_for(viewer: Viewer, number: int) -> Opening:
    """One of them. Raises NoSuchEntry."""
    entry = entries(viewer).filter(number=number).first()
    if entry is None:
        raise NoSuchEntry("没有这条查看记录，或不在您的辖区内。请从“查看复核”重新进入")
    return openings([entry])[0]


def per_officer_and_day(viewer: Viewer, on: date) -> list[tuple[str, str, date, int]]:
    """Staff number, name, day and how many openings, of the last thirty days, most first."""
    rows = entries(viewer, since=on - RECENT).order_by()
    counted = rows.annotate(day=TruncDate("at")).values_list("doer_key", "doer_name", "day")
    return list(counted.annotate(count=Count("number")).order_by("-count", "-day")[:50])


@transaction.atomic
def review(number: int, verdict: str, note: str, *, by: Viewer, on: date) -> OpeningReview:
    """Say what became of an opening; said again, the later word counts and both are in the trail.

    Raises NoSuchEntry, ReasonNeeded (asked or misuse without a note), NotAllowed.
    """
    found = opening_for(by, number)
    require(by, REVIEWERS, found.entry.division_code or by.doer.division)
    if verdict != Verdict.SEEN and not note.strip():
        raise ReasonNeeded("请写明问了谁、怎样回答，或者违规的情况和怎样处理")
    told = {"verdict": verdict, "note": note.strip()[:500], "reviewed_by": by.doer.name,
            "reviewed_on": on}  # fmt: skip
    row, _ = OpeningReview.objects.update_or_create(entry=number, defaults=told)
    detail = {"number": number, "state": verdict}
    audit.record(by.doer, "review_opening", found.entry.subject, detail=detail,
                 division=found.entry.division_code)  # fmt: skip
    return row


def _flags(entry: Entry, busy: Mapping[int, int], known: Mapping[str, set[str]]) -> list[str]:
    flags = []
    if busy[entry.number] >= MANY_IN_AN_HOUR:
        flags.append(f"一小时内 {busy[entry.number]} 次")
    at = localtime(entry.at)
    if not DAY_BEGINS <= at.time() < DAY_ENDS:
        flags.append(f"{at:%H:%M} 查看")
    if entry.subject.startswith("person:") and entry.doer_key not in known.get(entry.subject, ()):
        flags.append("不是经办过的办件")
    return flags


def _busy(rows: Sequence[Entry]) -> dict[int, int]:
    """For each entry how many the same officer made in the hour up to it. One query."""
    if not rows:
        return {}
    first, last = min(e.at for e in rows) - HOUR, max(e.at for e in rows)
    doers = {entry.doer_key for entry in rows}
    made = Entry.objects.filter(
        verb__in=OPENINGS, doer_key__in=doers, at__gte=first, at__lte=last
    ).values_list("doer_key", "at")
    times: dict[str, list[datetime]] = {}
    for doer, at in made:
        times.setdefault(doer, []).append(at)
    return {
        entry.number: sum(entry.at - HOUR < at <= entry.at for at in times[entry.doer_key])
        for entry in rows
    }


def _own_cases(rows: Sequence[Entry]) -> dict[str, set[str]]:
    """Who has worked on a case of each opened person, by staff numbers. Three queries."""
    people = {_person(entry) for entry in rows} - {0}
    homes: dict[int, set[int]] = {}
    for home, person in Membership.objects.of(people).values_list("household_id", "person_id"):
        homes.setdefault(home, set()).add(person)
    concerned: dict[str, set[int]] = {}
    found = Case.objects.filter(Q(household__in=homes) | Q(applicant__in=people))
    for number, home, applicant in found.values_list("number", "household_id", "applicant_id"):
        concerned[f"case:{number}"] = {*homes.get(home, ()), applicant}
    known: dict[str, set[str]] = {}
    acted = Entry.objects.filter(subject__in=concerned, doer_kind="officer")
    for subject, doer in acted.values_list("subject", "doer_key").distinct():
        for person in concerned[subject]:
            known.setdefault(f"person:{person}", set()).add(doer)
    return known


def _person(entry: Entry) -> int:
    kind, _, key = entry.subject.partition(":")
    return int(key) if kind == "person" and key.isdecimal() else 0


def _area(viewer: Viewer) -> Q:
    area = Q(pk__in=())
    for post in viewer.posts:
        if post.role in REVIEWERS:
            area |= Q(division_code__range=subtree_range(post.division))
    return area
