"""The day's look at every facility: lights go on, change and go out, and people are told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.lights.coded import RED
from minzheng.engines.lights.models import Light
from minzheng.engines.lights.sources import Finding, look
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.offices.api import officers_with

TOLD = ("town_clerk", "district_clerk")
LINK = "lights"
CHANGES = ("colour", "why", "since")


@dataclass(frozen=True)
class Followed:
    """How many lights went on, changed and went out on a day."""

    lit: int
    changed: int
    ended: int


@transaction.atomic
def follow(on: date) -> Followed:
    """Look at every facility that exists on the day; run again, nothing changes."""
    houses = {each.pk: each for each in facilities_within(NATION, on=on)}
    found = {(each.facility, each.check): each for each in look(list(houses), on)}
    rows = Light.objects.select_for_update(of=("self",)).filter(ended_on=None)
    before = {(row.facility_id, row.check_code): row for row in rows}
    fresh = [finding for key, finding in found.items() if key not in before]
    lit = Light.objects.bulk_create(_row(each, on) for each in fresh)
    ended = [row for key, row in before.items() if key not in found]
    changed = [
        (row, row.colour, _changed(row, found[key]))
        for key, row in before.items()
        if key in found and _differs(row, found[key])
    ]
    _keep(changed, ended, on)
    reddened = [row for row, colour, now in changed if now.colour == RED and colour != RED]
    _tell(houses, [*lit, *reddened], on)
    return _told(Followed(len(lit), len(changed), len(ended)), on)


def _row(finding: Finding, on: date) -> Light:
    return Light(
        facility_id=finding.facility, check_code=finding.check, colour=finding.colour,
        why=finding.why, since=finding.since, seen_on=on,
    )  # fmt: skip


def _differs(row: Light, finding: Finding) -> bool:
    return any(getattr(row, name) != getattr(finding, name) for name in CHANGES)


def _changed(row: Light, finding: Finding) -> Light:
    for name in CHANGES:
        setattr(row, name, getattr(finding, name))
    return row


def _keep(changed: Iterable[tuple[Light, str, Light]], ended: list[Light], on: date) -> None:
    Light.objects.bulk_update([row for row, _, _ in changed], CHANGES)
    Light.objects.filter(pk__in=[row.pk for row in ended]).update(ended_on=on)


def _tell(houses: dict[int, Facility], rows: Iterable[Light], on: date) -> None:
    """New red lights: the house hears at once, and so do the officers of its town and district."""
    by_house: dict[int, list[Light]] = defaultdict(list)
    for row in rows:
        if row.colour == RED:
            by_house[row.facility_id].append(row)
    for key, red in by_house.items():
        house = houses[key]
        words = f"“{house.name}”新亮 {len(red)} 盏红灯：{'；'.join(row.why for row in red)}"
        for person in _hearers(house, on):
            send_message(person, words[:400], link=f"facilities/{key}/lights", on=on)


def _hearers(house: Facility, on: date) -> Iterable[Recipient]:
    if house.credit_code:
        yield Recipient("organisation", house.credit_code, house.name)
    for role in TOLD:
        for officer in officers_with(role, house.division_code, on):
            yield Recipient("officer", officer.staff_number, officer.name)


def _told(done: Followed, on: date) -> Followed:
    if any((done.lit, done.changed, done.ended)):
        audit.record(SYSTEM, "follow_lights", LINK, detail={"on": on.isoformat(), **vars(done)})
    return done
