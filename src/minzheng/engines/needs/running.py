"""A run of the matching over a place: needs that wait, supplies with room, a proposal for each.

It is reckoned first and written after, in one transaction: a run that was killed left nothing, and
is started again.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.needs.deeds import trail
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.fields import Field, field_of
from minzheng.engines.needs.models import LIVE, Line, Order, Run
from minzheng.engines.needs.network import NOBODY, total_cost
from minzheng.engines.needs.posts import CONFIRMERS
from minzheng.engines.needs.proposals import Proposal, Sides, proposals
from minzheng.engines.needs.solving import Hearer, assign, nobody_hears
from minzheng.engines.needs.supplying import Giver
from minzheng.engines.needs.weighing import network_of
from minzheng.kernel.divisions import normalise

BATCH = 500


def propose(division: str, *, by: Viewer, on: date, hearer: Hearer = nobody_hears) -> Run:
    """Match what waits in a place; gives the run that stands when nothing has changed since.

    `hearer` is told how many needs are placed, of how many; what it raises ends the run, of which
    nothing is kept. Raises NotAllowed, NeedRefused when nothing waits.
    """
    place = normalise(division)
    require(by, CONFIRMERS, place)
    field = field_of(place, on)
    if not field.needs:
        raise NeedRefused("没有等待安排的需求，不用匹配。需求确认以后再来")
    before = Run.objects.filter(division_code=place, digest=field.digest).first()
    if before is not None:
        return before
    network = network_of(field.wanted, field.given, field.terms)
    chosen = assign(network, hearer)
    told = list(proposals(_sides(field), network, chosen))
    made = Run(
        division_code=place, on=on, by=by.doer.name, digest=field.digest,
        terms=field.terms.as_json(), needs=len(field.needs),
        matched=int((chosen != NOBODY).sum()), cost=total_cost(network, chosen),
    )  # fmt: skip
    return _written(made, field, told, by)


@transaction.atomic
def _written(made: Run, field: Field, told: Sequence[Proposal], by: Viewer) -> Run:
    """The run with its lines; of two who reckoned the same at once, the second gets the first's."""
    rest = {"on": made.on, "by": made.by, "terms": made.terms, "needs": made.needs,
            "matched": made.matched, "cost": made.cost}  # fmt: skip
    run, is_new = Run.objects.get_or_create(
        division_code=made.division_code, digest=made.digest, defaults=rest
    )
    if is_new:
        Line.objects.bulk_create(_lines(run, field, told), batch_size=BATCH)
        trail(by, "match_needs", run, needs=run.needs, matched=run.matched, digest=run.digest)
    return run


def _lines(run: Run, field: Field, told: Sequence[Proposal]) -> Iterator[Line]:
    for need, each in zip(field.needs, told, strict=True):
        supply = None if each.supply == NOBODY else field.givers[each.supply].supply
        ranked = [[field.given[place].key, points, words] for place, points, words in each.ranked]
        yield Line(
            run=run, need=need, division_code=need.division_code, supply=supply,
            points=each.points, why=each.why, ranked=ranked,
        )  # fmt: skip


def _sides(field: Field) -> Sides:
    names = [each.supply.giver for each in field.givers]
    full = _full_since(field.givers)
    return Sides(field.wanted, field.given, names, field.terms, full)


def _full_since(all_givers: Sequence[Giver]) -> dict[int, date]:
    """Since when supplies have no room, by their place in the list: the last order. One query."""
    full = {each.supply.pk: at for at, each in enumerate(all_givers) if not each.vacancy}
    live = Order.objects.filter(supply__in=full, state__in=LIVE).order_by()
    last = live.values_list("supply").annotate(day=Max("sent_on"))
    return {full[supply]: day for supply, day in last}
