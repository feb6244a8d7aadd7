"""应享待遇: what a household or a person may have, from what is known; nothing is decided here."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import Viewer, may, may_see
from minzheng.engines.cases.api import (
    Case,
    cases_of_household,
    cases_of_person,
    known_of_household,
    known_of_person,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import household_for, person_for
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import entitled as show
from minzheng.faces.desk.showing import household as show_household
from minzheng.faces.desk.showing import person as show_person
from minzheng.kernel.matter import catalogue
from minzheng.registers.households.api import household_of


@never_cache
@require_safe
@officer(roles.READERS)
def household_entitled(request: OfficerRequest, number: str) -> HttpResponse:
    """Every matter for a household and each of its members."""
    found, viewer = household_for(request.viewer, number), request.viewer
    seen = _matters(viewer, found.division_code)
    cases = _only(cases_of_household(viewer, found.pk), seen)
    known = known_of_household(found, cases, request.today, seen)
    takes_in = _taken_in(viewer, found.division_code)
    scope = show.Scope(seen, found.division_code, request.today, takes_in, found.head_id)
    return page(
        request,
        "household_entitled",
        household=found,
        tabs=show_household.tabs(found, "household-entitled", viewer),
        groups=show.groups_of(known, scope),
        sources=show.source_list(known),
    )


@never_cache
@require_safe
@officer(roles.READERS)
def person_entitled(request: OfficerRequest, pk: int) -> HttpResponse:
    """Her own matters, and those of the household she belongs to."""
    found, viewer, on = person_for(request.viewer, pk), request.viewer, request.today
    home = household_of(found, on)
    place = home.division_code if home else found.division_code
    seen = _matters(viewer, place)
    if home is None:
        known = known_of_person(found, _only(cases_of_person(viewer, pk), seen), on, seen)
    else:
        cases = _only(cases_of_household(viewer, home.pk), seen)
        known = known_of_household(home, cases, on, seen)
    scope = show.Scope(seen, place, on, _taken_in(viewer, place), pk, person=pk)
    return page(
        request,
        "person_entitled",
        person=found,
        home=home,
        tabs=show_person.tabs(found, "person-entitled"),
        groups=show.groups_of(known, scope),
        sources=show.source_list(known),
    )


def _matters(viewer: Viewer, division: str) -> frozenset[str]:
    """The matters of which the viewer may know what goes on in a division."""
    return frozenset(key for key in catalogue().matters if may_see(viewer, division, key))


def _taken_in(viewer: Viewer, division: str) -> frozenset[str]:
    """The matters in which she may take in an application there."""
    keys = catalogue().matters
    return frozenset(key for key in keys if may(viewer, roles.TAKERS_IN, division, key))


def _only(cases: Iterable[Case], matters: frozenset[str]) -> list[Case]:
    return [case for case in cases if case.matter in matters]
