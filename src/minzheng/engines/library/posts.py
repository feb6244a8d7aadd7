"""Whose business a policy is: of everybody who works in the house that keeps it, or below."""

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.library.coded import MAKERS, READERS, State
from minzheng.engines.library.errors import LibraryRefused, NoSuchPolicy
from minzheng.engines.library.models import Edition, Policy
from minzheng.kernel.divisions import ancestors

MISSING = "没有这份政策，或它不在您的辖区内。请从“政策库”重新进入"


def policies_of(viewer: Viewer) -> QuerySet[Policy]:
    """The policies that hold where one of her posts is; drafts only for who writes them."""
    places = {post.division for post in viewer.posts if post.role in READERS}
    above = {code for place in places for code in (place, *ancestors(place))}
    rows = Policy.objects.filter(division_code__in=above)
    if viewer.roles & set(MAKERS):
        return rows
    issued = Edition.objects.exclude(state=State.DRAFT).values("policy")
    return rows.filter(pk__in=issued)


def policy_for(viewer: Viewer, pk: int) -> Policy:
    """A policy she may read. Raises NoSuchPolicy."""
    found = policies_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPolicy(MISSING)
    return found


def editions_for(viewer: Viewer, policy: Policy) -> list[Edition]:
    """Its editions with what they change, the newest first; a draft only for who writes it."""
    rows = policy.editions.select_related("policy", "duty", "consultation")
    if not may_keep(viewer, policy.division_code):
        rows = rows.exclude(state=State.DRAFT)
    return list(rows.prefetch_related("changes"))


def may_keep(viewer: Viewer, division: str) -> bool:
    """Whether she enters and works on policies of the house."""
    return may(viewer, MAKERS, division)


def held(by: Viewer, pk: int, *states: str) -> Edition:
    """An edition, locked, in one of the states. Raises NoSuchPolicy, NotAllowed, LibraryRefused."""
    rows = Edition.objects.select_for_update(of=("self",)).select_related("policy", "duty")
    row = rows.filter(pk=pk, policy__in=policies_of(by)).first()
    if row is None:
        raise NoSuchPolicy(MISSING)
    require(by, MAKERS, row.policy.division_code)
    if states and row.state not in states:
        raise LibraryRefused(f"这份文件现在是“{row.get_state_display()}”，这一步不能办。请刷新页面")
    return row
