"""Who may do what to a case: officers by post and place, those concerned by their own number."""

from collections.abc import Iterable

from minzheng.engines.access.api import NotAllowed, Viewer, may, require
from minzheng.engines.cases.agency import is_covered
from minzheng.engines.cases.errors import NotYours
from minzheng.engines.cases.models import Case, Draft
from minzheng.engines.cases.parties import party_of
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import Matter

# Officers who take applications at a counter or on a visit (民发〔2021〕57号第四条、第六条).
FRONT_ROLES = ("village_worker", "town_clerk")
# Those, and officers with whom a matter of their own is lodged.
LODGING_ROLES = (*FRONT_ROLES, "relief_station", "child_director")
# With whom organisations lodge theirs: the bureau itself.
HOUSE_ROLES = ("district_clerk",)
# Officers who work on cases; each sees the cases of her division's subtree.
CASE_ROLES = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "check_clerk",
    "disabled_federation", "relief_station", "relief_station_head", "assessor", "child_director",
    "child_supervisor",
)  # fmt: skip
READING_ROLES = (*CASE_ROLES, "auditor")


def lodging_roles(matter: Matter) -> tuple[str, ...]:
    """Who takes an application of a matter in."""
    return HOUSE_ROLES if matter.organisational else LODGING_ROLES


def is_outside(viewer: Viewer) -> bool:
    """Whether somebody looks on for herself or for her organisation, not as an officer."""
    return viewer.person_id is not None or viewer.house is not None


def is_owner(viewer: Viewer, case: Case) -> bool:
    """Whose case it is: who applied, in a person's matter whom it is about, the organisation."""
    return party_of(case).owns(viewer) and is_covered(viewer, case.matter)


def acts_in(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer is one of those whom a case is about."""
    return party_of(case).acts(viewer)


def require_own_or(
    viewer: Viewer, people: Iterable[int], roles: tuple[str, ...], division: str, matter: str
) -> None:
    """Pass a person concerned, or an officer of a role there. Raises NotYours, NotAllowed."""
    if viewer.person_id is None:
        require(viewer, roles, division, matter)
    elif viewer.person_id not in set(people) or not is_covered(viewer, matter):
        raise NotYours(
            "这件事不是您或您家的，不能办理。需要代办时，请由本人授权，或到村（社区）办理"
        )


def require_concerned_or(viewer: Viewer, row: Case | Draft, roles: tuple[str, ...]) -> None:
    """Pass one whom a case or draft is about, or an officer of a role there.

    Raises NotYours, NotAllowed.
    """
    if not is_outside(viewer):
        require(viewer, roles, row.division_code, row.matter)
    elif not party_of(row).acts(viewer) or not is_covered(viewer, row.matter):
        raise NotYours(
            "这件事不是您、您家或您的机构的，不能办理。需要代办时，请由本人授权，或到村（社区）办理"
        )


def may_read(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may see the case at all."""
    if not is_covered(viewer, case.matter):
        return False
    if is_outside(viewer):
        return party_of(case).reads(viewer)
    return may(viewer, READING_ROLES, case.division_code, case.matter)


def may_see_sealed(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may see the last digits of what is sealed: not every reader may."""
    return not is_outside(viewer) or party_of(case).owns(viewer)


def acting(viewer: Viewer) -> Doer:
    """The doer the trail names."""
    return viewer.doer


__all__ = [
    "CASE_ROLES",
    "FRONT_ROLES",
    "HOUSE_ROLES",
    "LODGING_ROLES",
    "READING_ROLES",
    "NotAllowed",
    "acting",
    "acts_in",
    "is_outside",
    "is_owner",
    "lodging_roles",
    "may_read",
    "may_see_sealed",
    "require_concerned_or",
    "require_own_or",
]
