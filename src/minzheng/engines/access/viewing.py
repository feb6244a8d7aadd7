"""Who is looking, and how far that reaches: posts, divisions, matters. Decided only here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from minzheng.engines.access.errors import NotAllowed
from minzheng.engines.access.models import Account
from minzheng.kernel.divisions import covers, subtree_range
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import ROLES, Post, posts_of
from minzheng.registers.organisations.api import Member, serves

EVERY_MATTER = "*"
# Those who run the system look after accounts and settings, never after people (三员分立).
BLIND_ROLES = frozenset({"system_admin", "security_admin"})

Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True)
class ViewerPost:
    """A post as far as it matters for access: what one is, where, and for which matters."""

    role: str
    division: str
    matters: frozenset[str]

    def reaches(self, division: str, matter: str = EVERY_MATTER) -> bool:
        return bool(division) and covers(self.division, division) and self.handles(matter)

    def handles(self, matter: str) -> bool:
        return EVERY_MATTER in {matter, *self.matters} or matter in self.matters


@dataclass(frozen=True)
class House:
    """The organisation somebody acts for, and as what: manager or worker."""

    organisation_id: int
    credit_code: str
    duty: str


@dataclass(frozen=True)
class Viewer:
    """Somebody looking on a certain day: an officer by her posts, a citizen by her own number.

    Who acts for an institution has its `house` and no post: she reaches no division at all.
    """

    doer: Doer
    posts: tuple[ViewerPost, ...] = ()
    person_id: int | None = None
    house: House | None = None

    @property
    def seeing_posts(self) -> tuple[ViewerPost, ...]:
        return tuple(post for post in self.posts if post.role not in BLIND_ROLES)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.posts)


NOBODY = Viewer(Doer("system", "nobody", "未登录"))


def doer_of(account: Account) -> Doer:
    """How the trail and the cases name the holder of an account."""
    if account.officer is not None:
        office = account.officer.office
        number, name = account.officer.staff_number, account.officer.name
        return Doer("officer", number, name, office.name, office.division_code)
    if account.person is not None:
        division = account.person.division_code
        return Doer("person", str(account.person.pk), account.person.name, division=division)
    if account.member is not None:
        organisation, key = account.member.organisation, str(account.member.pk)
        place = organisation.division_code
        return Doer("member", key, account.member.name, organisation.name, place)
    return NOBODY.doer


def viewer_of(account: AbstractBaseUser | AnonymousUser, on: date) -> Viewer:
    """The viewer behind an account on a day; nobody when not signed in or closed. One query."""
    if not isinstance(account, Account) or not account.is_active:
        return NOBODY
    if account.member is not None:
        return _member_viewer(account, account.member, on)
    if account.officer is None:
        return Viewer(doer_of(account), person_id=account.person_id)
    posts = tuple(_viewer_post(post) for post in posts_of(account.officer, on))
    return Viewer(doer_of(account), posts)


def _member_viewer(account: Account, member: Member, on: date) -> Viewer:
    """Nobody, from the day on which she no longer acts for the organisation."""
    if not serves(member, on):
        return NOBODY
    house = House(member.organisation_id, member.organisation.credit_code, member.duty)
    return Viewer(doer_of(account), house=house)


def may(
    viewer: Viewer, roles: str | Iterable[str], division: str, matter: str = EVERY_MATTER
) -> bool:
    """Whether a post of the viewer has one of the roles and reaches the division and matter."""
    wanted = {roles} if isinstance(roles, str) else set(roles)
    return any(post.role in wanted and post.reaches(division, matter) for post in viewer.posts)


def require(
    viewer: Viewer, roles: str | Iterable[str], division: str, matter: str = EVERY_MATTER
) -> None:
    """Raises NotAllowed unless may()."""
    if may(viewer, roles, division, matter):
        return
    wanted = (roles,) if isinstance(roles, str) else tuple(roles)
    names = "、".join(ROLES.get(role, role) for role in wanted)
    raise NotAllowed(
        f"您的岗位不能办理这件事：需要本辖区的{names}。如岗位有误，请联系本单位的安全管理员"
    )


def may_see(viewer: Viewer, division: str, matter: str = EVERY_MATTER) -> bool:
    """Whether any of the viewer's posts lets her see records of the division."""
    return any(post.reaches(division, matter) for post in viewer.seeing_posts)


def visible(
    queryset: Rows,
    viewer: Viewer,
    field: str = "division_code",
    *,
    matter_field: str = "",
    own: str = "",
) -> Rows:
    """The rows the viewer may see: her posts' subtrees, or her own; nothing without either.

    `field` holds the row's division; `matter_field`, when given, also limits a post to its matters;
    `own` names the column with the person number by which a citizen sees her own rows.
    """
    reaches = [_reach(post, field, matter_field) for post in viewer.seeing_posts]
    if own and viewer.person_id is not None:
        reaches.append(Q(**{own: viewer.person_id}))
    return queryset.filter(reduce(or_, reaches)) if reaches else queryset.none()


def _reach(post: ViewerPost, field: str, matter_field: str) -> Q:
    reach = Q(**{f"{field}__range": subtree_range(post.division)})
    if matter_field and EVERY_MATTER not in post.matters:
        reach &= Q(**{f"{matter_field}__in": sorted(post.matters)})
    return reach


def _viewer_post(post: Post) -> ViewerPost:
    matters = frozenset(key.strip() for key in post.matters.split(",") if key.strip())
    return ViewerPost(post.role, post.office.division_code, matters)
