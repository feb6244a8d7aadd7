"""Lists and counts of needs and supplies for those whose business they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs.models import (
    LIVE,
    WAITING,
    Deed,
    Line,
    Need,
    Offering,
    OfferState,
    Order,
    OrderState,
    Pledge,
    PledgeState,
    State,
    Visit,
)
from minzheng.engines.needs.posts import needs_of, own_needs
from minzheng.engines.needs.supplying import Giver, givers, supplies_of, with_room
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.people.api import Person

PAGE, MOST_OWN = 50, 100
ALL_WAITING, PLEDGED = "waiting", "pledged"
OUT = (State.CONFIRMED, State.UNMET, State.OFFERED)  # nobody serves it


@dataclass(frozen=True)
class NeedsWanted:
    """What a list shows; empty means everything. `state`: "waiting" for all that wait."""

    state: str = ALL_WAITING
    item: str = ""
    urgency: int = 0
    division: str = ""
    overdue: bool = False
    after: str = ""


@dataclass(frozen=True)
class NeedPage:
    """One page of a list; `after` leads to the next, "" on the last."""

    rows: list[Need]
    after: str


@dataclass(frozen=True)
class NeedCounts:
    """How many wait in the viewer's area, by how far they are; `late` of all."""

    waiting: int
    noted: int
    confirmed: int
    ordered: int
    offered: int
    pledged: int
    late: int


@dataclass(frozen=True)
class SuppliesWanted:
    """Which supplies are shown; `idle`: only those with room."""

    item: str = ""
    idle: bool = False
    after: int = 0


@dataclass(frozen=True)
class SupplyPage:
    """One page of supplies; `after` leads to the next, 0 on the last."""

    rows: list[Giver]
    after: int


@dataclass(frozen=True)
class GivingFigures:
    """What the public may know: counts, and the median days from offered to met."""

    offered: int
    taken: int
    met: int
    median_days: int | None


def need_page(viewer: Viewer, wanted: NeedsWanted, on: date) -> NeedPage:
    """The viewer's needs, what is due first first. One query."""
    rows = chosen(viewer, wanted, on).order_by("state_on", "pk")
    after = _after(wanted.after)
    found = list((rows.filter(after) if after else rows)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return NeedPage(found[:PAGE], f"{last.state_on}:{last.pk}" if last else "")


def chosen(viewer: Viewer, wanted: NeedsWanted, on: date) -> QuerySet[Need]:
    """The viewer's needs that fit."""
    rows = needs_of(viewer)
    if wanted.state == ALL_WAITING:
        rows = rows.filter(state__in=WAITING)
    elif wanted.state == PLEDGED:
        rows = rows.filter(_PLEDGED)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.overdue:
        rows = rows.filter(due_on__lt=on, state__in=WAITING)
    exact = {"item": wanted.item, "urgency": wanted.urgency}
    return rows.filter(**{name: value for name, value in exact.items() if value}).distinct()


_PLEDGED = Q(state=State.OFFERED, offerings__pledges__state=PledgeState.ASKED)


def need_counts(viewer: Viewer, on: date) -> NeedCounts:
    """The numbers at the head of the list. One query."""
    rows = needs_of(viewer).filter(state__in=WAITING).order_by()
    names = {"noted": State.NOTED, "confirmed": State.CONFIRMED, "ordered": State.ORDERED,
             "offered": State.OFFERED}  # fmt: skip
    by_state = {
        name: Count("pk", filter=Q(state=state), distinct=True) for name, state in names.items()
    }
    return NeedCounts(**rows.aggregate(
        waiting=Count("pk", distinct=True),
        late=Count("pk", filter=Q(due_on__lt=on), distinct=True),
        pledged=Count("pk", filter=_PLEDGED, distinct=True), **by_state,
    ))  # fmt: skip


def deeds_of(need: Need) -> list[Deed]:
    """What was done, oldest first. One query."""
    return list(need.deeds.all())


def orders_of(need: Need) -> list[Order]:
    """The orders of a need with their visits, newest first. Two queries."""
    rows = need.orders.select_related("supply__facility", "supply__organisation")
    return list(rows.prefetch_related("visits"))


def offerings_of(need: Need) -> list[Offering]:
    """How often it was offered, with what was taken on. Two queries."""
    return list(need.offerings.prefetch_related("pledges__organisation"))


def needs_of_person(viewer: Viewer, person: Person) -> list[Need]:
    """A person's ledger of needs as far as the viewer may see it, newest first. One query."""
    return list(needs_of(viewer).filter(person=person)[:MOST_OWN])


def orders_of_person(viewer: Viewer, person: Person) -> list[Order]:
    """What was ordered for a person, as far as the viewer may see it, newest first. One query."""
    mine = needs_of(viewer).filter(person=person).order_by().values("pk")
    rows = Order.objects.select_related("need", "supply__facility", "supply__organisation")
    return list(rows.filter(need__in=mine).order_by("-pk")[:MOST_OWN])


def my_needs(viewer: Viewer) -> list[Need]:
    """What a citizen needs or asked for, newest first. One query."""
    return list(own_needs(viewer)[:MOST_OWN])


def pledge_for(viewer: Viewer, pk: int) -> Pledge | None:
    """A pledge about a need of the viewer's area."""
    rows = Pledge.objects.select_related("offering__need__person", "organisation")
    return rows.filter(pk=pk, offering__need__in=needs_of(viewer).values("pk")).first()


def visit_for(viewer: Viewer, pk: int) -> Visit | None:
    """A visit about a need of the viewer's area, with a proof."""
    rows = Visit.objects.select_related("order").exclude(proof="")
    return rows.filter(pk=pk, order__need__in=needs_of(viewer).values("pk")).first()


def lines_of(run: int, *, after: int = 0) -> tuple[list[Line], int]:
    """A page of a run's proposals; the key leads to the next, 0 on the last. One query."""
    rows = Line.objects.filter(run=run, pk__gt=after).select_related(
        "need__person", "supply__facility", "supply__organisation"
    )
    found = list(rows.order_by("pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def supply_page(viewer: Viewer, wanted: SuppliesWanted, on: date) -> SupplyPage:
    """Supplies of the viewer's area, by number. Three queries."""
    rows = supplies_of(viewer, on).filter(pk__gt=wanted.after)
    rows = rows.filter(item=wanted.item) if wanted.item else rows
    rows = with_room(rows) if wanted.idle else rows
    found = list(rows.order_by("pk")[: PAGE + 1])
    return SupplyPage(givers(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else 0)


def unserved_by(viewer: Viewer, signs: int) -> dict[str, int]:
    """Needs that nobody serves, by the first signs of the place: 9 town, 12 village. One query."""
    rows = needs_of(viewer).filter(state__in=OUT).order_by()
    found: dict[str, int] = {}
    for code, count in rows.values_list("division_code").annotate(n=Count("pk")):
        found[code[:signs]] = found.get(code[:signs], 0) + count
    return found


def idle_by(viewer: Viewer, signs: int, on: date) -> dict[str, int]:
    """Supplies with something free, by the giver's place: hours and meals add up to nothing.

    Three queries.
    """
    found: dict[str, int] = {}
    for each in givers(list(supplies_of(viewer, on))):
        place = each.supply.division_code[:signs]
        found[place] = found.get(place, 0) + (each.vacancy > 0)
    return found


def offerings_open(*, item: str = "", after: int = 0) -> tuple[list[Offering], int]:
    """A page of what can be taken on, newest first; nothing personal is read. One query."""
    rows = Offering.objects.filter(state=OfferState.OPEN)
    rows = rows.filter(item=item) if item else rows
    rows = rows.filter(pk__lt=after) if after else rows
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def offering_open(pk: int) -> Offering | None:
    """One that can be taken on."""
    return Offering.objects.filter(pk=pk, state=OfferState.OPEN).first()


def giving_figures() -> GivingFigures:
    """Counts for everybody. Two queries."""
    told = Offering.objects.order_by().aggregate(
        offered=Count("pk"),
        taken=Count("pk", filter=Q(state__in=(OfferState.TAKEN, OfferState.MET))),
        met=Count("pk", filter=Q(state=OfferState.MET)),
    )
    done = Offering.objects.filter(state=OfferState.MET).order_by()
    days = [
        (met - offered).days for offered, met in done.values_list("offered_on", "met_on") if met
    ]
    return GivingFigures(**told, median_days=int(median(days)) if days else None)


def order_page(orders: QuerySet[Order], state: str, *, after: int = 0) -> tuple[list[Order], int]:
    """A page of a house's orders, newest first. One query."""
    rows = orders.filter(state=state) if state else orders
    rows = rows.filter(pk__lt=after) if after else rows
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def waiting_orders(orders: QuerySet[Order]) -> Sequence[tuple[str, int]]:
    """How many of a house's orders are in each living state. One query."""
    counted = dict(
        orders.filter(state__in=LIVE).order_by().values_list("state").annotate(n=Count("pk"))
    )
    return [(state.label, counted.get(state, 0)) for state in OrderState if state in LIVE]


def _after(cursor: str) -> Q | None:
    """Where the next page begins; a cursor that was cut begins anew."""
    written, _, pk = cursor.partition(":")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return Q(state_on__gt=day) | Q(state_on=day, pk__gt=int(pk)) if pk.isdecimal() else None
