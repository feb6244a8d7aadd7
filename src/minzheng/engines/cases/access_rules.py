"""Who may do what to a case: officers by post and place, the person concerned by her own number."""

from collections.abc import Iterable

from minzheng.engines.access.api import NotAllowed, Viewer, may, require
from minzheng.engines.cases.errors import NotYours
from minzheng.engines.cases.members import adults
from minzheng.engines.cases.models import Case
from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import Person

# Officers who take applications at a counter or on a visit (民发〔2021〕57号第四条、第六条).
FRONT_ROLES = ("village_worker", "town_clerk")
# Those, and officers with whom a matter of their own is lodged.
LODGING_ROLES = (*FRONT_ROLES, "relief_station", "child_director")
# Officers who work on cases; each sees the cases of her division's subtree.
CASE_ROLES = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "check_clerk",
    "disabled_federation", "relief_station", "relief_station_head", "assessor", "child_director",
    "child_supervisor",
)  # fmt: skip
READING_ROLES = (*CASE_ROLES, "auditor")


def is_own(viewer: Viewer, people: Iterable[int]) -> bool:
    """Whether the viewer is one of these persons."""
    return viewer.person_id is not None and viewer.person_id in set(people)


def family_of(case: Case) -> set[int]:
    """The persons a case is about, and who applied."""
    return {case.applicant_id, *(member["person"] for member in case.facts.get("members", ()))}


def owners_of(case: Case) -> set[int]:
    """Whose case it is: who applied, and in a person's matter whom it is about."""
    return {case.applicant_id, case.person_id or case.applicant_id}


def readers_of(case: Case) -> set[int]:
    """Who may read it: in a household's matter also the members who were of age and signed."""
    if case.person_id is not None:
        return owners_of(case)
    family = Person.objects.filter(pk__in=family_of(case))
    return owners_of(case) | {person.pk for person in adults(list(family), case.submitted_on)}


def require_own_or(
    viewer: Viewer, people: Iterable[int], roles: tuple[str, ...], division: str, matter: str
) -> None:
    """Pass a person concerned, or an officer of a role there. Raises NotYours, NotAllowed."""
    if viewer.person_id is None:
        require(viewer, roles, division, matter)
    elif viewer.person_id not in set(people):
        raise NotYours(
            "这件事不是您或您家的，不能办理。需要代办时，请由本人授权，或到村（社区）办理"
        )


def may_read(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may see the case at all."""
    if viewer.person_id is not None:
        return is_own(viewer, owners_of(case)) or is_own(viewer, readers_of(case))
    return may(viewer, READING_ROLES, case.division_code, case.matter)


def may_see_sealed(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may see the last digits of what is sealed: not every reader may."""
    return viewer.person_id is None or is_own(viewer, owners_of(case))


def acting(viewer: Viewer) -> Doer:
    """The doer the trail names."""
    return viewer.doer


__all__ = [
    "CASE_ROLES",
    "FRONT_ROLES",
    "READING_ROLES",
    "NotAllowed",
    "acting",
    "family_of",
    "is_own",
    "may_read",
    "may_see_sealed",
    "owners_of",
    "readers_of",
    "require_own_or",
]
