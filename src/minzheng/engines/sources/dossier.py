"""Opening what departments say of a person: only for a stated purpose, and written down first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import (
    PURPOSES,
    NotAllowed,
    UnknownPurpose,
    Viewer,
    may_see_person,
)
from minzheng.engines.audit import api as audit
from minzheng.engines.sources.overruling import Subject
from minzheng.engines.sources.reaching import readable_feeds
from minzheng.engines.sources.register_values import Own
from minzheng.engines.sources.saying import Asked, Sides, all_sides, facts_with_sources
from minzheng.engines.sources.terms import givers, precedence_of
from minzheng.kernel.feed import feeds
from minzheng.registers.people.api import Person

NOT_YOURS = "不在您办理的事项或岗位之内"


@dataclass(frozen=True)
class Opened:
    """What was shown: facts with several sources, what single departments add, and what stays
    closed with the reason (by feed)."""

    compared: tuple[Sides, ...]
    single: tuple[Sides, ...]
    closed: Mapping[str, str]


def open_dossier(
    viewer: Viewer, person: Person, *, purpose: str, as_of: date,
    own: Mapping[str, Own] | None = None, withheld: Mapping[str, str] | None = None,
) -> Opened:  # fmt: skip
    """Everything the viewer may see of what departments say of a registered person.

    `own`: what cases have on file; `withheld`: feeds that must stay closed now, with the reason.
    Raises UnknownPurpose, NotAllowed.
    """
    if purpose not in PURPOSES:
        raise UnknownPurpose(f"查看前请选择目的：{'、'.join(PURPOSES)}")
    if not may_see_person(viewer, person):
        raise NotAllowed("这个人不在您的辖区内，不能查看。如岗位有误，请联系本单位的安全管理员")
    readable = readable_feeds(viewer, (person.living_division, person.registered_division))
    closed = dict(withheld or {}) | {name: NOT_YOURS for name in feeds() if name not in readable}
    names = frozenset(feeds()) - closed.keys()
    with transaction.atomic():
        audit.record(
            viewer.doer, "open_dossier", f"person:{person.pk}", division=person.division_code,
            purpose=purpose, detail={"feeds": sorted(names), "as_of": as_of.isoformat()},
        )  # fmt: skip
    return _read(Asked(Subject.of(person), as_of, own or {}, names), closed)


def _read(asked: Asked, closed: Mapping[str, str]) -> Opened:
    compared = facts_with_sources()
    spoken = {source.column for fact in compared for source in precedence_of(fact).sources}
    single = [fact for fact in givers() if fact.column not in spoken]
    found = all_sides(asked, [*compared, *single])
    several, alone = found[: len(compared)], found[len(compared) :]
    return Opened(tuple(filter(_is_heard, several)), tuple(filter(_is_heard, alone)), closed)


def _is_heard(found: Sides) -> bool:
    """Whether somebody has something of her on file; that a register lacks her is no news."""
    return any(side.value is not None and side.listed for side in found.sides)
