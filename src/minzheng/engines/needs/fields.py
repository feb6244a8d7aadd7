"""What a run of the matching weighs: needs that wait in a place, supplies, the weights in force."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, Q

from minzheng.engines.needs.models import Line, Need, State
from minzheng.engines.needs.places import Ground, ground_of
from minzheng.engines.needs.supplying import Giver, givers, live_supplies
from minzheng.engines.needs.weighing import Given, Terms, Wanted, terms_at
from minzheng.kernel.divisions import subtree_range

LOOK_BACK, PERCENT = timedelta(days=90), 100


@dataclass(frozen=True)
class Field:
    """Everything a run weighs, in the order in which it is weighed."""

    needs: Sequence[Need]
    wanted: Sequence[Wanted]
    givers: Sequence[Giver]
    given: Sequence[Given]
    terms: Terms

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what goes in; the same goes in once."""
        told = [
            [asdict(each) for each in self.wanted],
            [asdict(each) for each in self.given],
            self.terms.as_json(),
        ]
        plain = json.dumps(told, ensure_ascii=False, sort_keys=True, default=sorted)
        return hashlib.sha256(plain.encode()).hexdigest()


def field_of(place: str, on: date) -> Field:
    """What waits in a place, and all supplies: a neighbour town's may be nearest. Seven queries."""
    rows = Need.objects.filter(state=State.CONFIRMED, division_code__range=subtree_range(place))
    needs = list(rows.order_by("pk"))
    givers_ = givers(list(live_supplies(on)))
    terms = terms_at(place, on)
    ground = ground_of(on)
    behind = _behind(on, terms)
    wanted = [_wanted(need, ground, behind, on) for need in needs]
    return Field(needs, wanted, givers_, [given_of(each) for each in givers_], terms)


def given_of(giver: Giver) -> Given:
    """A supply as the matching sees it; a price nobody told counts as nought."""
    row = giver.supply
    return Given(
        row.pk, row.item, row.division_code, row.capacity, giver.taken, giver.price or 0,
        tuple(row.areas), row.radius_km, frozenset(row.skills), giver.languages,
        frozenset(row.worker_sexes), giver.times, giver.position,
    )  # fmt: skip


def _wanted(need: Need, ground: Ground, behind: Mapping[str, int], on: date) -> Wanted:
    return Wanted(
        need.pk, need.item, need.division_code, need.weekly, need.urgency,
        max((on - need.noted_on).days, 0), need.language, need.worker_sex, tuple(need.times),
        ground.at(need.division_code), behind.get(need.division_code[:9], 0),
    )  # fmt: skip


def _behind(on: date, terms: Terms) -> dict[str, int]:
    """Points by which a town's needs were left out more often than the average, lately."""
    lines = Line.objects.filter(run__on__range=(on - LOOK_BACK, on)).order_by()
    rows = lines.values("division_code").annotate(
        all=Count("pk"), out=Count("pk", filter=Q(supply=None))
    )  # fmt: skip
    towns: dict[str, list[int]] = {}
    for row in rows:
        counted = towns.setdefault(row["division_code"][:9], [0, 0])
        counted[0] += row["all"]
        counted[1] += row["out"]
    total, out = (sum(each[at] for each in towns.values()) for at in (0, 1))
    usual = out * PERCENT // total if total else 0
    shares = {town: missed * PERCENT // every for town, (every, missed) in towns.items()}
    return {town: max(share - usual, 0) * terms.town for town, share in shares.items()}
