"""The signed-in person's household: who lives in it, for whom she may apply."""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Agent, NoHousehold
from minzheng.faces.looks.parts import Member
from minzheng.registers.households.api import Household, Membership, household_of, members
from minzheng.registers.people.api import get_person

ADULT_AGE = 18  # 民法典第十七条
NONE_KNOWN = "登记簿里没有您现在的家庭。请带身份证、户口簿到所在村（社区）登记家庭成员后再办理"


def household_for(viewer: Viewer, on: date) -> Household | None:
    """Her household, if the register knows one."""
    return household_of(get_person(viewer.person_id or 0), on)


def require_household(viewer: Viewer, on: date) -> Household:
    """Her household. Raises NoHousehold with what to do."""
    found = household_for(viewer, on)
    if found is None:
        raise NoHousehold(NONE_KNOWN)
    return found


def applicants_for(viewer: Viewer, on: date) -> list[tuple[int, str]]:
    """Adults of her household whom she may apply for: herself first."""
    if isinstance(viewer, Agent):
        return [_entrusting(viewer)]
    household = require_household(viewer, on)
    adults = [m for m in members(household, on) if m.person.age_on(on) >= ADULT_AGE]
    mine = [m for m in adults if m.person_id == viewer.person_id]
    others = [m for m in adults if m.person_id != viewer.person_id]
    own = [(m.person_id, f"我自己（{m.person.name}）") for m in mine]
    return [*own, *((m.person_id, f"{m.person.name}（代办）") for m in others)]


def people_for(viewer: Viewer, on: date) -> list[tuple[int, str]]:
    """Everybody of her household, for a matter of one person; she alone where none is known."""
    if isinstance(viewer, Agent):
        return [_entrusting(viewer)]
    household = household_for(viewer, on)
    if household is None:
        return [(viewer.person_id or 0, f"我自己（{viewer.doer.name}）")]
    minors = set(minors_of(viewer, on))
    children = [
        (m.person_id, m.person.name) for m in members(household, on) if m.person_id in minors
    ]
    return [
        *applicants_for(viewer, on),
        *((pk, f"{name}（未成年，由您申请）") for pk, name in children),
    ]


def _entrusting(agent: Agent) -> tuple[int, str]:
    """Whom an agent acts for: nobody else of that family."""
    giver = get_person(agent.person_id or 0)
    return giver.pk, f"{giver.name}（授权代办）"


def minors_of(viewer: Viewer, on: date) -> list[int]:
    """The children of her household."""
    household = household_for(viewer, on)
    present = members(household, on) if household else []
    return [m.person_id for m in present if m.person.age_on(on) < ADULT_AGE]


def member_chips(memberships: Sequence[Membership], on: date) -> list[Member]:
    """The members as chips."""
    return [
        Member(m.person.name, m.relation_label, f"{m.person.age_on(on)} 岁") for m in memberships
    ]
