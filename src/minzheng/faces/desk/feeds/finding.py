"""What an address names: a feed, a rule and a column to narrow a report to."""

from django.http import HttpRequest

from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.feed import Feed, UnknownFeed, feed_named


def feed_called(name: str) -> type[Feed]:
    """The feed of this name. Raises NotFound."""
    try:
        return feed_named(name)
    except UnknownFeed as unknown:
        raise NotFound(f"没有“{name}”这份数据，请从“部门数据”进入") from unknown


def narrowing(request: HttpRequest) -> tuple[str, int | None]:
    """The rule and the place of the column asked for; nothing where they are not given."""
    place = request.GET.get("place", "")
    number = int(place) if place.removeprefix("-").isdecimal() and len(place) < 5 else None
    return request.GET.get("rule", ""), number
