"""Whose word about whom a viewer may read, and who may settle a fact."""

from collections.abc import Iterable, Mapping

from minzheng.engines.access.api import Viewer, ViewerPost, require
from minzheng.kernel.feed import Feed, feeds

# Custody and bank data weigh on a person for life: only who compares them, and who decides on the
# comparison in the district, sees single rows (《个人信息保护法》第二十八条，敏感个人信息).
CLOSED_READERS = frozenset({"check_clerk", "district_clerk", "district_head"})
OVERRULERS = ("district_clerk", "district_head", "data_head")
EVERY_MATTER = "*"


def readable_feeds(viewer: Viewer, divisions: Iterable[str]) -> Mapping[str, type[Feed]]:
    """The feeds whose rows of somebody of these divisions the viewer may see."""
    places = [each for each in divisions if each]
    return {
        name: feed
        for name, feed in feeds().items()
        if any(_opens(post, feed, places) for post in viewer.seeing_posts)
    }


def require_overruler(viewer: Viewer, division: str) -> None:
    """Raises NotAllowed unless the viewer may settle facts of people of the division."""
    require(viewer, OVERRULERS, division)


def _opens(post: ViewerPost, feed: type[Feed], places: Iterable[str]) -> bool:
    if feed.closed and post.role not in CLOSED_READERS:
        return False
    return any(post.reaches(place) for place in places) and _works_for(post, feed)


def _works_for(post: ViewerPost, feed: type[Feed]) -> bool:
    """Whether one of the post's matters may read the feed."""
    if EVERY_MATTER in post.matters:
        return True
    return any(feed.is_for(matter) for matter in post.matters)
