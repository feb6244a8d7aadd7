"""How far a viewer's posts reach: where she sees counts, and where the rows behind them."""

from collections.abc import Iterable

from minzheng.engines.access.api import NotAllowed, Viewer, ViewerPost
from minzheng.engines.views.definition import Definition
from minzheng.kernel.divisions import covers, normalise

Places = tuple[str, ...]
OUTSIDE = (
    "这里不在您的辖区内，或者您的岗位不管这项事项，不能查看。如岗位有误，请联系本单位的安全管理员"
)
ONLY_COUNTS = "您的岗位只看这项视图的数，不看名单。需要名单的，请由负责这项工作的岗位查看"


def counted_places(viewer: Viewer, view: Definition, division: str = "") -> Places:
    """The widest divisions of which she sees counts, or the part of them asked for.

    Raises NotAllowed where nothing is left.
    """
    return _reached(viewer.seeing_posts, view, division, OUTSIDE)


def listed_places(viewer: Viewer, view: Definition, division: str = "") -> Places:
    """The same for rows, by the posts that may read them. Raises NotAllowed."""
    posts = [post for post in viewer.seeing_posts if post.role in view.readers]
    return _reached(posts, view, division, ONLY_COUNTS)


def sees_rows(viewer: Viewer, view: Definition, places: Places) -> bool:
    """Whether every one of these places lies where she may read rows, so that no count is shy."""
    posts = [post for post in viewer.seeing_posts if post.role in view.readers]
    return all(any(post.reaches(place, view.matter) for post in posts) for place in places)


def widest(codes: Iterable[str]) -> Places:
    """The divisions without those that lie in another of them."""
    known = sorted(set(codes))
    return tuple(c for c in known if not any(o != c and covers(o, c) for o in known))


def lies_in(places: Places, code: str) -> bool:
    """Whether a division lies in one of the places."""
    return any(covers(place, code) for place in places)


def _reached(posts: Iterable[ViewerPost], view: Definition, division: str, refusal: str) -> Places:
    held = widest(post.division for post in posts if post.handles(view.matter))
    reached = _within(held, normalise(division)) if division else held
    if not reached:
        raise NotAllowed(refusal)
    return reached


def _within(held: Places, division: str) -> Places:
    """What the division and the places have in common."""
    if lies_in(held, division):
        return (division,)
    return tuple(place for place in held if covers(division, place))
