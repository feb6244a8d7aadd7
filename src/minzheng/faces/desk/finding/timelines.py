"""The timeline of a person and of a household, and the file as it stood on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import Viewer, may_see_person
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import household_for, person_for
from minzheng.faces.desk.finding import facts, home_facts, sources, standing
from minzheng.faces.desk.finding.forms import DayForm, HistoryFilters, HomeHistoryFilters
from minzheng.faces.desk.finding.knots import Knot, merged
from minzheng.faces.desk.finding.telling import Known, told
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import household as household_show
from minzheng.faces.desk.showing import person as person_show
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.divisions.api import full_names
from minzheng.registers.households.api import (
    Household,
    Membership,
    membership_history,
    memberships_of,
    versions_of,
)
from minzheng.registers.households.api import known_on as known_home
from minzheng.registers.offices.api import Officer
from minzheng.registers.people.api import Person, known_on, versions_of_many


@never_cache
@require_safe
@officer(roles.READERS)
def person_timeline(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everything that happened to a person, or her file as it stood on a day."""
    person, day = person_for(request.viewer, pk), DayForm(request.GET or None)
    head: dict[str, Any] = {
        "person": person,
        "tabs": person_show.tabs(person, "person-timeline"),
        "day": day,
    }
    if "as_of" in request.GET:
        shown = _person_on(person, day) if day.is_valid() else {}
        return page(request, "finding/person_day", **head, **shown)
    shown = _history(request, sources.of_person(pk), Family(), HistoryFilters(request.GET))
    return page(request, "finding/person", **head, **shown)


@never_cache
@require_safe
@officer(roles.READERS)
def household_timeline(request: OfficerRequest, number: str) -> HttpResponse:
    """Everything that happened to a household and its members, or who belonged on a day."""
    home, day = household_for(request.viewer, number), DayForm(request.GET or None)
    tabs = household_show.tabs(home, "household-timeline", request.viewer)
    head: dict[str, Any] = {"household": home, "tabs": tabs, "day": day}
    rows = memberships_of(home)
    family = _family(request.viewer, rows)
    if "as_of" in request.GET:
        shown = _household_on(home, rows, family, day) if day.is_valid() else {}
        return page(request, "finding/household_day", **head, **shown)
    subject = sources.of_household(home.pk, _until(rows, family))
    shown = _history(request, subject, family, HomeHistoryFilters(request.GET))
    return page(request, "finding/household", **head, **shown)


def _history(
    request: OfficerRequest, subject: sources.Subject, family: "Family", form: HistoryFilters
) -> dict[str, Any]:
    wanted, cursor = form.wanted, request.GET.get("after", "")
    knots, more = merged(sources.arms(request.viewer, subject, **wanted), cursor)
    asked = {name: text for name, text in wanted.items() if text}
    return {
        "form": form,
        "events": told(knots, _known(knots, family, wanted["column"])),
        "more": f"?{urlencode({**asked, 'after': more})}" if more else "",
        "begun": bool(cursor),
        "asked": bool(asked),
    }


@dataclass(frozen=True)
class Family:
    """Names of people whose own file the viewer may open, and how everybody else is called."""

    names: Mapping[int, str] = field(default_factory=dict)
    called: Mapping[int, str] = field(default_factory=dict)


def _known(knots: Sequence[Knot], family: Family, column: str) -> Known:
    """What the words of a page rest on; four queries at most."""
    changed = [knot for knot in knots if knot.rank == sources.VERSION]
    of_home = [knot for knot in knots if knot.rank == sources.HOME]
    signed = [knot for knot in knots if knot.rank == sources.LETTER]
    people = versions_of_many({int(knot.one) for knot in changed}) if changed else []
    home = versions_of(int(of_home[0].one)) if of_home else []
    keys = {knot.three for knot in (*changed, *of_home)} | {knot.four for knot in signed}
    places = _places(facts.places_in(people) | facts.places_in(home, home_facts.PLACES))
    names = home_facts.Names(places, family.called)
    return Known(
        changes=facts.changes_of(people, places, column),
        home=home_facts.home_changes(home, names, column.removeprefix(home_facts.MARK)),
        officers=_officers(keys - {SYSTEM.key}) | {SYSTEM.key: SYSTEM.name},
        people=family.names,
    )


def _officers(keys: set[str]) -> dict[str, str]:
    """The names behind staff numbers."""
    rows = Officer.objects.filter(staff_number__in=keys) if keys else Officer.objects.none()
    return dict(rows.values_list("staff_number", "name"))


def _places(codes: set[str]) -> dict[str, str]:
    return full_names(codes) if codes else {}


def _family(viewer: Viewer, rows: Sequence[Membership]) -> Family:
    """Of members past and present."""
    seen = {row.person_id: row.person.name for row in rows if may_see_person(viewer, row.person)}
    return Family(seen, {row.person_id: row.person.name_masked for row in rows} | seen)


def _until(rows: Sequence[Membership], family: Family) -> tuple[tuple[int, date | None], ...]:
    """Each whose file the viewer may open, until the day she left."""
    ordered = sorted(rows, key=lambda row: row.since)
    return tuple({r.person_id: r.until for r in ordered if r.person_id in family.names}.items())


def _person_on(person: Person, form: DayForm) -> dict[str, Any]:
    day: date = form.cleaned_data["as_of"]
    known = known_on(versions_of_many([person.pk]), day)
    if known is None:
        return {"on": day}
    codes = standing.places_of(known)
    homes = standing.held_on(membership_history(person), day)
    entries = standing.entries_of(known, _places(codes), homes[0] if homes else None)
    return {"on": day, "entries": entries}


def _household_on(
    home: Household, rows: Sequence[Membership], family: Family, form: DayForm
) -> dict[str, Any]:
    day: date = form.cleaned_data["as_of"]
    known = known_home(versions_of(home.pk), day)
    table = standing.members_table(standing.held_on(rows, day), day)
    if known is None:
        return {"on": day, "table": table}
    names = home_facts.Names(_places({known["division_code"]}), family.called)
    return {"on": day, "table": table, "entries": home_facts.home_entries(known, names)}
