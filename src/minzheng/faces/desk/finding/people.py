"""People found as the search finds them, for the pages that list people alone."""

from dataclasses import dataclass

from minzheng.engines.access.api import Viewer
from minzheng.engines.search.api import Kind, find
from minzheng.registers.people.api import Person


@dataclass(frozen=True)
class People:
    """Who was found, best first; `whole_id` when a whole identity number was looked up."""

    people: tuple[Person, ...]
    whole_id: str = ""


def people_found(viewer: Viewer, text: str) -> People:
    """People of the viewer's area by name, sound, number, phone or address. Three queries.

    A whole number is looked up and written into the trail.
    """
    found = find(viewer, text, kinds=(Kind.PERSON,))
    known = Person.objects.in_bulk([hit.subject for hit in found.hits]) if found.hits else {}
    rows = tuple(known[hit.subject] for hit in found.hits if hit.subject in known)
    return People(rows, found.question.whole_id)
