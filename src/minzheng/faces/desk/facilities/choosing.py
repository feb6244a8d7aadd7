"""Which facilities a list shows, and the one that is opened: as far as the viewer's area goes."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from minzheng.engines.access.api import Viewer, may_see, visible
from minzheng.engines.policy.api import value_of
from minzheng.faces.desk.asking import GONE
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.divisions import NATION, subtree_range
from minzheng.kernel.expr import Param
from minzheng.registers.facilities.api import Facility, NoSuchFacility, find_facility
from minzheng.registers.organisations.api import Organisation
from minzheng.vocabulary import institutions

PAGE = 50
OPEN, CLOSED = "open", "closed"
Rows = list[Facility]


@dataclass(frozen=True)
class Wanted:
    """What narrows the list; empty means everything. `state`: open or closed."""

    kind: str = ""
    division: str = ""
    words: str = ""
    late: bool = False
    ending: bool = False
    state: str = OPEN
    after: int = 0


@dataclass(frozen=True)
class Acting:
    """Somebody who acts, or acted, for an organisation."""

    pk: int
    name: str
    duty: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Runner:
    """The organisation that runs a facility, and everybody who ever acted for it."""

    pk: int
    name: str
    until: date | None
    members: tuple[Acting, ...] = ()

    def acting_on(self, on: date) -> tuple[Acting, ...]:
        """Who acts for it on the day; nobody once it has ended."""
        if self.until is not None and self.until <= on:
            return ()
        return tuple(
            each for each in self.members
            if each.since <= on and (each.until is None or each.until > on)
        )  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """By which day an older report is late, and up to which day a licence runs out soon."""

    on: date
    reported_since: date
    ends_by: date

    def is_late(self, facility: Facility) -> bool:
        """Whether its free places should have been reported again."""
        if facility.capacity is None or facility.closed_on is not None:
            return False
        return facility.vacancy_on is None or facility.vacancy_on <= self.reported_since

    def is_ending(self, until: date | None) -> bool:
        """Whether something that holds until then runs out soon, or has."""
        return until is not None and until <= self.ends_by


def terms_for(viewer: Viewer, on: date) -> Terms:
    """The terms as they are set for the widest of the viewer's areas."""
    place = min((post.division for post in viewer.seeing_posts), default=NATION)
    every, ahead = (
        _days(institutions.空位报告间隔, place, on),
        _days(institutions.到期提醒天数, place, on),
    )
    return Terms(on, on - timedelta(days=every), on + timedelta(days=ahead))


def facility_page(viewer: Viewer, wanted: Wanted, terms: Terms) -> tuple[Rows, int]:
    """A page by name, and the number of its last row, 0 when nothing follows. Two queries."""
    rows = visible(Facility.objects.filter(_fits(wanted, terms)), viewer)
    last = Facility.objects.filter(pk=wanted.after).first() if wanted.after else None
    if last is not None:
        rows = rows.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    found = list(rows.order_by("name", "pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def facility_for(viewer: Viewer, pk: int) -> Facility:
    """A facility of the viewer's area. Raises NotFound."""
    try:
        found = find_facility(pk)
    except NoSuchFacility:
        found = None
    if found is None or not may_see(viewer, found.division_code):
        raise NotFound(GONE.format(what="这个机构"))
    return found


def organisation_for(viewer: Viewer, pk: int) -> Organisation:
    """An organisation of the viewer's area. Raises NotFound."""
    found = visible(Organisation.objects.filter(pk=pk), viewer).first()
    if found is None:
        raise NotFound(GONE.format(what="这个单位"))
    return found


def facilities_run_by(viewer: Viewer, organisation: Organisation) -> Rows:
    """What it runs in the viewer's area, by name. One query."""
    rows = Facility.objects.filter(credit_code=organisation.credit_code)
    return list(visible(rows, viewer).order_by("name", "pk"))


def runner_of(credit_code: str) -> Runner | None:
    """The organisation with this code, managers first. One query, or none."""
    if not credit_code:
        return None
    told = (f"members__{name}" for name in ("pk", "name", "duty", "since", "until"))
    rows = Organisation.objects.filter(credit_code=credit_code)
    ordered = rows.order_by("members__duty", "members__pk")
    found = list(ordered.values_list("pk", "name", "until", *told))
    if not found:
        return None
    members = tuple(Acting(*member) for _, _, _, *member in found if member[0] is not None)
    pk, name, until, *_ = found[0]
    return Runner(pk, name, until, members)


def _fits(wanted: Wanted, terms: Terms) -> Q:
    fits = Q(closed_on=None) if wanted.state == OPEN else Q(closed_on__isnull=False)
    if wanted.kind:
        fits &= Q(kind=wanted.kind)
    if wanted.division:
        fits &= Q(division_code__range=subtree_range(wanted.division))
    if wanted.words:
        fits &= _said(wanted.words)
    if wanted.late:
        old = Q(vacancy_on=None) | Q(vacancy_on__lte=terms.reported_since)
        fits &= Q(capacity__isnull=False) & old
    return fits & Q(licence_until__lte=terms.ends_by) if wanted.ending else fits


def _said(words: str) -> Q:
    named = Q(name__contains=words) | Q(address__contains=words)
    return named | Q(credit_code=words.upper()) | Q(licence__contains=words)


def _days(number: Param, place: str, on: date) -> int:
    return int(value_of(number, {}, on=on, place=place) or 0)
