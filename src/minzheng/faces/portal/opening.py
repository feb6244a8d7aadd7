"""For whom an application is opened, and by what right somebody else writes it."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Agent, Case, Draft, Lodging, Mandate, Wanted, open_draft
from minzheng.engines.cases.api import my_cases as cases_of
from minzheng.faces.portal.family import minors_of
from minzheng.kernel.matter import Matter

FAMILY = "共同生活的家庭成员代办"


def wanted(viewer: Viewer, matter: Matter, person: int, on: date) -> Wanted:
    """An application for whom she chose; for a child it is she who applies, and who is paid."""
    me = viewer.person_id or 0
    if person in minors_of(viewer, on):
        child = Lodging(person_id=person) if matter.personal else Lodging()
        return Wanted(matter.key, me, lodging=child)
    return Wanted(matter.key, person, mandate=_mandate(viewer, person))


def opened(viewer: Viewer, matter: Matter, person: int, on: date) -> Draft:
    """Its draft, or the one being written."""
    asked = wanted(viewer, matter, person, on)
    return open_draft(
        matter.key, asked.applicant_id, by=viewer, on=on, mandate=asked.mandate,
        lodging=asked.lodging,
    )  # fmt: skip


def running_case(viewer: Viewer, matter: Matter, on: date) -> Case | None:
    """Her application of this matter that is being handled: a second one would be refused.

    In a person's matter only her own stands in the way, not one for another of the family.
    """
    mine = cases_of(viewer.person_id or 0, on)
    running = (c for c in mine if c.matter == matter.key and c.state == Case.OPEN and not c.event)
    hers = (c for c in running if not matter.personal or c.person_id == viewer.person_id)
    return next(hers, None)


def _mandate(viewer: Viewer, person: int) -> Mandate | None:
    """None for herself, and where the engine knows the mandate an agent acts under."""
    if viewer.person_id == person or isinstance(viewer, Agent):
        return None
    return Mandate(viewer.doer.name, FAMILY)
