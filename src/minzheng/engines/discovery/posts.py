"""Whose business an entry is: the posts of its level, within their area; those above may read."""

from datetime import date

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may, require, visible
from minzheng.engines.discovery.coded import DISTRICT, ORDER, TOWN, VILLAGE
from minzheng.engines.discovery.errors import NoSuchEntry
from minzheng.engines.discovery.models import Entry, Reason
from minzheng.kernel.divisions import level as level_of
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.offices.api import officers_with

POSTS = {
    VILLAGE: ("village_worker",),
    TOWN: ("town_clerk", "town_head"),
    DISTRICT: ("district_clerk", "district_head"),
}
HEADS = {VILLAGE: "town_clerk", TOWN: "district_clerk", DISTRICT: "district_head"}
WORKERS = tuple(role for roles in POSTS.values() for role in roles)
# 未成年人保护法第十一条: the child posts find people at the door as well, and tell what they see.
REPORTERS = (*WORKERS, "child_director", "child_supervisor")
READERS = (*WORKERS, "auditor")
UPPER = (*POSTS[TOWN], *POSTS[DISTRICT])  # the posts that read what departments say


def entries_of(viewer: Viewer) -> QuerySet[Entry]:
    """The entries a viewer may see: those of her area, at whichever level they are."""
    if not viewer.roles & set(READERS):
        return Entry.objects.none()
    area = Q()
    for post in viewer.seeing_posts:
        if post.role in READERS:
            area |= Q(division_code__range=subtree_range(post.division))
    return visible(Entry.objects.filter(area), viewer) if area else Entry.objects.none()


def entry_for(viewer: Viewer, pk: int) -> Entry:
    """An entry the viewer may see. Raises NoSuchEntry."""
    found = entries_of(viewer).select_related("joined_to").filter(pk=pk).first()
    if found is None:
        raise NoSuchEntry("没有这一户，或它不在您的辖区和岗位范围内，请从主动发现名单进入")
    return found


def workers_of(entry: Entry) -> tuple[str, ...]:
    """The posts that work an entry where it is now."""
    return POSTS[entry.level]


def may_work(viewer: Viewer, entry: Entry) -> bool:
    """Whether a post of the viewer works this entry at its level."""
    return may(viewer, workers_of(entry), entry.division_code)


def require_work(viewer: Viewer, entry: Entry) -> None:
    """Raises NotAllowed unless may_work()."""
    require(viewer, workers_of(entry), entry.division_code)


def may_raise(viewer: Viewer, entry: Entry) -> bool:
    """Whether she may bring it one level up: who holds it, or who takes it up from there."""
    above = next_level(entry.level)
    return above != entry.level and may_raise_or_work(viewer, entry)


def require_raise(viewer: Viewer, entry: Entry) -> None:
    """Raises NotAllowed unless a post of the level or of the one above is held."""
    require(viewer, _lifting(entry.level), entry.division_code)


def may_raise_or_work(viewer: Viewer, entry: Entry) -> bool:
    """Whether a post of its level or the one above is held: who may put it on the list again."""
    return may(viewer, _lifting(entry.level), entry.division_code)


def may_read_data(viewer: Viewer, entry: Entry) -> bool:
    """Whether she reads what departments say of the household, not only how much it counts."""
    return may(viewer, (*UPPER, "auditor"), entry.division_code)


def readable_reasons(viewer: Viewer, entry: Entry) -> list[Reason]:
    """Why it is there, as far as the viewer's level is told. One query."""
    rows = list(entry.reasons.all())
    if may_read_data(viewer, entry):
        return rows
    return [row for row in rows if row.level == VILLAGE]


def first_level(division: str, on: date) -> str:
    """The lowest level of a place that somebody works at; the district when nobody does."""
    lowest = {"village": 0, "town": 1}.get(level_of(division), 2)
    held = (each for each in ORDER[lowest:] if _is_held(each, division, on))
    return next(held, DISTRICT)


def next_level(level: str) -> str:
    """The level above; the district's is its own."""
    return ORDER[min(ORDER.index(level) + 1, len(ORDER) - 1)]


def level_below(level: str) -> str:
    """The level below; the village's is its own."""
    return ORDER[max(ORDER.index(level) - 1, 0)]


def _lifting(level: str) -> tuple[str, ...]:
    return (*POSTS[level], *POSTS[next_level(level)])


def _is_held(level: str, division: str, on: date) -> bool:
    return any(officers_with(role, division, on) for role in POSTS[level])
