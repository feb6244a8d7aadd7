"""Whose business a list, an elder or an invitation is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import NotAllowed, Viewer, may, may_see_person, visible
from minzheng.engines.cases.api import Agent
from minzheng.engines.guarantees.coded import DRAFTERS, READERS
from minzheng.engines.guarantees.errors import NoSuchGuarantee
from minzheng.engines.guarantees.models import Invitation, Version
from minzheng.engines.parameters.api import may_set
from minzheng.registers.households.api import household_of, members
from minzheng.registers.offices.api import ROLES
from minzheng.registers.people.api import Person

NO_LIST = "没有这份清单，请从“养老清单”重新进入"
NO_PERSON = "没有这位老人，或她不在您的辖区内。请从“档案”进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read lists, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def require_for(viewer: Viewer, roles: Iterable[str], place: str) -> None:
    """Raises NotAllowed unless the viewer may decide a list of this place."""
    wanted = tuple(roles)
    if not may_set(viewer, wanted, place):
        names = "、".join(ROLES[role] for role in wanted)
        raise NotAllowed(f"这个地方的清单要由管辖当地的{names}办理，请转给他们")


def require_any(viewer: Viewer, roles: Iterable[str], place: str) -> None:
    """Raises NotAllowed unless the viewer works for this place."""
    wanted = tuple(roles)
    if not may(viewer, wanted, place):
        names = "、".join(ROLES[role] for role in wanted)
        raise NotAllowed(f"这里的告知由管辖当地的{names}办理，请转给他们")


def version_for(viewer: Viewer, pk: int) -> Version:
    """A version that the viewer may read: adopted ones anybody, drafts those who decide them.

    Raises NoSuchGuarantee.
    """
    row = Version.objects.filter(pk=pk).first()
    if row is None or not (row.decided_on or may_set(viewer, (*DRAFTERS, "auditor"), row.place)):
        raise NoSuchGuarantee(NO_LIST)
    return row


def invitations_of(viewer: Viewer) -> QuerySet[Invitation]:
    """The elders of the viewer's area who do not have something."""
    return visible(Invitation.objects.select_related("person"), reader(viewer))


def elder_for(viewer: Viewer, pk: int) -> Person:
    """A person of the viewer's area. Raises NoSuchGuarantee."""
    found = Person.objects.filter(pk=pk).first()
    if found is None or not may_see_person(reader(viewer), found):
        raise NoSuchGuarantee(NO_PERSON)
    return found


def family_of(viewer: Viewer, on: date) -> list[Person]:
    """For whom a citizen may speak here: herself and her household; an agent for who sent him.

    Three queries.
    """
    if viewer.person_id is None:
        return []
    own = Person.objects.filter(pk=viewer.person_id).alive_on(on).first()
    if own is None:
        return []
    home = None if isinstance(viewer, Agent) else household_of(own, on)
    rows = [row.person for row in members(home, on)] if home is not None else []
    others = [each for each in rows if each.pk != own.pk]
    return [own, *(each for each in others if each.died_on is None or each.died_on > on)]


def require_family(viewer: Viewer, person: Person, on: date) -> None:
    """Raises NotAllowed for who may not speak for this person."""
    if person.pk not in {each.pk for each in family_of(viewer, on)}:
        raise NotAllowed("您不能替这个人决定：她不是您同住的家人，请她本人办理")
