"""Whose business a tip is: the post of the place and those above; harm to a child, fewer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, ViewerPost, may, require, visible
from minzheng.engines.tips.coded import CHILD_KINDS, HARM, HOTLINE
from minzheng.engines.tips.errors import NoSuchTip
from minzheng.engines.tips.models import Tip
from minzheng.registers.offices.api import officers_with

Chain = Mapping[str, tuple[str, ...]]
ABOVE: Chain = {
    "village_worker": ("town_clerk", "town_head", "district_clerk", "district_head"),
    "town_clerk": ("town_head", "district_clerk", "district_head"),
    "child_director": (
        "child_supervisor", "town_clerk", "town_head", "district_clerk", "district_head",
    ),
    "child_supervisor": ("town_head", "district_clerk", "district_head"),
    "district_clerk": ("district_head",),
}  # fmt: skip
# 未成年人保护法第一百零三条: who need not know shall not; the child posts and the heads only.
ABOVE_HARM: Chain = {
    "child_director": ("child_supervisor", "town_head", "district_head"),
    "child_supervisor": ("town_head", "district_head"),
    "district_head": (),
}
FIRST = ("village_worker", "town_clerk", "district_clerk")
FIRST_CHILD = ("child_director", "child_supervisor", "district_clerk")
FIRST_HARM = ("child_director", "child_supervisor", "district_head")
WORKERS = tuple(
    dict.fromkeys(role for chain in (ABOVE, ABOVE_HARM) for post, above in chain.items()
                  for role in (post, *above))
)  # fmt: skip
HOTLINE_CLERK = "hotline_clerk"
READERS = (*WORKERS, "auditor", HOTLINE_CLERK)
RECORDERS = (*WORKERS, HOTLINE_CLERK)


def post_for(kind: str, division: str, on: date) -> str:
    """The post a tip goes to: the lowest of the place that somebody holds.

    Where nobody holds any, the last of the line, so that the tip is seen once the post is filled.
    """
    line = first_posts(kind)
    return next((role for role in line if officers_with(role, division, on)), line[-1])


def first_posts(kind: str) -> tuple[str, ...]:
    """The posts that may get a tip of a kind, the nearest to the people first."""
    if kind == HARM:
        return FIRST_HARM
    return FIRST_CHILD if kind in CHILD_KINDS else FIRST


def workers_of(tip: Tip) -> tuple[str, ...]:
    """The posts that may work a tip; the first is the one it went to."""
    return (tip.role, *superiors_of(tip))


def superiors_of(tip: Tip) -> tuple[str, ...]:
    """The posts above the tip's, the nearest first."""
    return (ABOVE_HARM if tip.is_harm else ABOVE).get(tip.role, ())


def may_work(viewer: Viewer, tip: Tip) -> bool:
    """Whether a post of the viewer works this tip."""
    return may(viewer, workers_of(tip), tip.division_code)


def require_work(viewer: Viewer, tip: Tip) -> None:
    """Raises NotAllowed unless may_work()."""
    require(viewer, workers_of(tip), tip.division_code)


def answerers_of(tip: Tip) -> tuple[str, ...]:
    """The posts that may call back who told a tip: those who work it, and the hotline its own."""
    own = (HOTLINE_CLERK,) if tip.source == HOTLINE and not tip.is_harm else ()
    return (*workers_of(tip), *own)


def may_answer(viewer: Viewer, tip: Tip) -> bool:
    """Whether a post of the viewer calls back who told this tip."""
    return may(viewer, answerers_of(tip), tip.division_code)


def require_answer(viewer: Viewer, tip: Tip) -> None:
    """Raises NotAllowed unless may_answer()."""
    require(viewer, answerers_of(tip), tip.division_code)


def tips_of(viewer: Viewer) -> QuerySet[Tip]:
    """The tips a viewer may see: of posts she holds or stands above, within her area."""
    reaches = [_reach(viewer, post) for post in viewer.seeing_posts if post.role in READERS]
    return reduce(or_, reaches) if reaches else Tip.objects.none()


def tip_for(viewer: Viewer, pk: int) -> Tip:
    """A tip the viewer may see. Raises NoSuchTip."""
    found = tips_of(viewer).select_related("same_as").filter(pk=pk).first()
    if found is None:
        raise NoSuchTip("没有这条线索，或它不在您的辖区和岗位范围内，请从线索列表进入")
    return found


def _reach(viewer: Viewer, post: ViewerPost) -> QuerySet[Tip]:
    one = replace(viewer, posts=(post,))
    if post.role == HOTLINE_CLERK:  # what she took down, not what others saw
        return visible(Tip.objects.filter(source=HOTLINE).exclude(kind=HARM), one)
    usual = Q(role__in=_under(ABOVE, post.role)) & ~Q(kind=HARM)
    harm = Q(role__in=_under(ABOVE_HARM, post.role), kind=HARM)
    return visible(Tip.objects.filter(usual | harm), one)


def _under(chain: Chain, role: str) -> tuple[str, ...]:
    """The posts whose tips somebody of a role sees; the auditor sees none of children in danger."""
    if role == "auditor":
        return tuple(chain) if chain is ABOVE else ()
    return tuple(post for post, above in chain.items() if role == post or role in above)
