"""Lists and figures: who does not have what, counts by item and by town."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.guarantees.coded import OPEN, Reply
from minzheng.engines.guarantees.models import Invitation, Tally
from minzheng.engines.guarantees.posts import invitations_of, reader
from minzheng.engines.guarantees.sweeping import Count

PAGE, TOWN = 50, 9
COLUMNS = ("entitled", "having", "missing", "unsure", "unknown")


@dataclass(frozen=True)
class Wanted:
    """Which elders: of which item, how far it is, the last row seen."""

    item: str = ""
    reply: str = ""
    after: int = 0


@dataclass(frozen=True)
class InvitationPage:
    """One page, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Invitation]
    after: int


@dataclass(frozen=True)
class ItemCount:
    """The counts of one item in the viewer's area."""

    code: str
    name: str
    count: Count


def invitation_page(viewer: Viewer, wanted: Wanted) -> InvitationPage:
    """Who does not have what she is entitled to, in the viewer's area. One query."""
    rows = invitations_of(viewer)
    rows = rows.filter(item=wanted.item) if wanted.item else rows
    chosen = rows.filter(reply=wanted.reply) if wanted.reply else rows.filter(reply__in=OPEN)
    chosen = chosen.filter(pk__lt=wanted.after) if wanted.after else chosen
    found = list(chosen.order_by("-pk")[: PAGE + 1])
    return InvitationPage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def waiting_by_item(viewer: Viewer) -> dict[str, int]:
    """How many of the viewer's area were not told yet, by item. One query."""
    rows = invitations_of(viewer).filter(reply=Reply.FOUND).order_by().values_list("item")
    found: dict[str, int] = {}
    for (code,) in rows:
        found[code] = found.get(code, 0) + 1
    return found


def counts_by_item(viewer: Viewer) -> list[ItemCount]:
    """The last count of each item over the viewer's area. One query."""
    sums = {name: Sum(name) for name in COLUMNS}
    rows = visible(Tally.objects.order_by(), reader(viewer)).values_list("item", "name")
    summed: Any = rows.annotate(**sums).order_by("item")
    return [ItemCount(code, name, Count(*numbers)) for code, name, *numbers in summed]


def counts_by_town(viewer: Viewer, code: str) -> list[tuple[str, Count]]:
    """The last count of one item by town, most missing first. One query."""
    rows = visible(Tally.objects.filter(item=code).order_by(), reader(viewer))
    return _by_town(rows.values_list("division_code", *COLUMNS))


def counted_on() -> date | None:
    """When the last count was made. One query."""
    found: date | None = Tally.objects.aggregate(day=Max("counted_on"))["day"]
    return found


def _by_town(rows: Iterable[tuple[str, *tuple[int, ...]]]) -> list[tuple[str, Count]]:
    found: dict[str, Count] = {}
    for place, *numbers in rows:
        town = place[:TOWN].ljust(12, "0")
        found[town] = found.get(town, Count()) + Count(*numbers)
    return sorted(found.items(), key=lambda each: (-each[1].missing, each[0]))
