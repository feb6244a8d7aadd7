"""What the people register knew on an earlier day, of those of whom it learnt something since."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.registers.people.api import PersonVersion

Since = Mapping[int, Mapping[str, Any] | None]
DATES = ("born_on", "died_on")


def since(on: date) -> Since:
    """Of each person changed after a day her columns on that day; None where not yet registered.

    Two queries, the second one only where anything changed.
    """
    changed = PersonVersion.objects.filter(since__gt=on).values("person_id")
    rows = PersonVersion.objects.filter(person_id__in=changed).order_by("person_id", "pk")
    found: dict[int, list[tuple[date, dict[str, Any]]]] = {}
    for person, day, changes in rows.values_list("person_id", "since", "changes").iterator():
        found.setdefault(person, []).append((day, changes))
    return {person: _then(versions, on) for person, versions in found.items()}


def _then(versions: list[tuple[date, dict[str, Any]]], on: date) -> Mapping[str, Any] | None:
    """As registers.people tells it: by the day each change holds from, not the day of recording."""
    first, *rest = versions
    if first[0] > on:
        return None
    known = dict(first[1])
    for day, changes in sorted(rest, key=lambda version: version[0]):
        if day <= on:
            known |= changes
    return known | {name: _day(known.get(name)) for name in DATES}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
