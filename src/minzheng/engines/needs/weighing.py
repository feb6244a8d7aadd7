"""What giving a need to a supply costs in points: distance, price, wishes that are not kept.

The weights are parameters, published with their values. Here everything is worked out for all
pairs of an item at once; explaining.py says the same for one pair in words, to the point.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

import numpy as np

from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.clocks import number
from minzheng.engines.needs.coded import LANGUAGES, SEXES, TIMES
from minzheng.engines.needs.network import Floats, Ints, Network
from minzheng.kernel.divisions import subtree_range
from minzheng.vocabulary import meeting

EARTH_KM, TENTHS = 6_371.0088, 10
HALF, NEARLY = 0.5, 0.8
NOWHERE = float("nan")


@dataclass(frozen=True)
class Terms:
    """The weights as they are in force at a place and day."""

    reach_km: int
    km: int
    yuan: int
    language: int
    sex: int
    time: int
    half: int
    full: int
    missed: int
    urgent: int
    wait: int
    town: int
    candidates: int

    def as_json(self) -> dict[str, int]:
        """As a run keeps them."""
        return asdict(self)


@dataclass(frozen=True)
class Wanted:
    """A need as the matching sees it; `behind`: points by which its town was left out more."""

    key: int
    item: str
    division: str
    weekly: int
    urgency: int = 1
    waited: int = 0
    language: str = ""
    sex: str = ""
    times: tuple[str, ...] = ()
    position: tuple[float, float] | None = None
    behind: int = 0


@dataclass(frozen=True)
class Given:
    """A supply as the matching sees it; `price` in fen a unit."""

    key: int
    item: str
    division: str
    capacity: int
    taken: int = 0
    price: int = 0
    areas: tuple[str, ...] = ()
    radius_km: int | None = None
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    position: tuple[float, float] | None = None


def terms_at(division: str, on: date) -> Terms:
    """The weights in force. Raises NotInForce."""
    params = (
        meeting.服务距离上限, meeting.每公里分, meeting.每元分, meeting.语言不合分,
        meeting.性别不合分, meeting.时间不合分, meeting.半满加分, meeting.将满加分,
        meeting.未安排分, meeting.紧急加分, meeting.等待加分, meeting.镇街公平加分,
        meeting.候选家数,
    )  # fmt: skip
    names = (field.name for field in fields(Terms))
    told = zip(names, params, strict=True)
    return Terms(**{name: number(param, division, on) for name, param in told})


def network_of(wanted: Sequence[Wanted], given: Sequence[Given], terms: Terms) -> Network:
    """All pairs that can be, at their points; each need with its cheapest candidates only."""
    found = list(_pairs(wanted, given, terms))
    need, supply, cost = (
        np.concatenate([part[at] for part in found] or [np.zeros(0, dtype=np.int64)])
        for at in range(3)
    )
    return Network(
        sizes=np.array([each.weekly for each in wanted], dtype=np.int64),
        missed=np.array([missed_points(each, terms) for each in wanted], dtype=np.int64),
        capacity=np.array([each.capacity for each in given], dtype=np.int64),
        taken=np.array([min(each.taken, each.capacity) for each in given], dtype=np.int64),
        need=need, supply=supply, cost=cost,
        steps=((0.0, 0), (HALF, terms.half), (NEARLY, terms.full)),
    )  # fmt: skip


def missed_points(wanted: Wanted, terms: Terms) -> int:
    """What leaving a need out costs: more if urgent, waiting long, or its town fell behind."""
    urgent = terms.urgent * (wanted.urgency - 1)
    return terms.missed + urgent + terms.wait * wanted.waited + wanted.behind


def kilometres(here: tuple[float, float] | None, there: tuple[float, float] | None) -> float | None:
    """As the crow flies, to a tenth; None where one of the two is not known."""
    if here is None or there is None:
        return None
    whole = _distances(np.array([here]), np.array([there]))
    return float(whole[0, 0]) / TENTHS


def has_skills(given: Given) -> bool:
    """Whether it has what its item asks for."""
    item = catalogue().items.get(given.item)
    return item is not None and set(item.skills) <= given.skills


def _pairs(
    wanted: Sequence[Wanted], given: Sequence[Given], terms: Terms
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Item by item: places of needs and supplies, and points."""
    supplies: dict[str, list[int]] = {}
    for at, each in enumerate(given):
        if has_skills(each):
            supplies.setdefault(each.item, []).append(at)
    needs: dict[str, list[int]] = {}
    for at, one in enumerate(wanted):
        needs.setdefault(one.item, []).append(at)
    for item, mine in sorted(needs.items()):
        if item not in supplies:
            continue
        asked, givers = [wanted[at] for at in mine], [given[at] for at in supplies[item]]
        points, fits = _points(asked, givers, terms)
        rows, columns = _cheapest(points, fits, terms.candidates)
        places = np.array(mine)[rows], np.array(supplies[item])[columns]
        yield places[0], places[1], points[rows, columns]


def _points(
    asked: Sequence[Wanted], givers: Sequence[Given], terms: Terms
) -> tuple[Ints, np.ndarray]:
    """Points of every pair, and which pairs can be."""
    tenths = _distances(_places(asked), _places(givers))
    fits = _reached(asked, givers, tenths, terms)
    weekly = np.array([each.weekly for each in asked])
    price = np.array([each.price for each in givers])
    points = np.nan_to_num(tenths).astype(np.int64) * terms.km // TENTHS
    points += np.outer(weekly, price) * terms.yuan // 100
    points += _unkept(asked, givers, terms)
    return points, fits


def _unkept(asked: Sequence[Wanted], givers: Sequence[Given], terms: Terms) -> Ints:
    """Points for wishes that are not kept; who told nothing of herself is taken to fit."""
    wishes = (
        (terms.language, LANGUAGES, [{w.language} - {""} for w in asked],
         [g.languages for g in givers]),
        (terms.sex, SEXES, [{w.sex} - {""} for w in asked], [g.sexes for g in givers]),
        (terms.time, TIMES, [set(w.times) for w in asked], [g.times for g in givers]),
    )  # fmt: skip
    total = np.zeros((len(asked), len(givers)), dtype=np.int64)
    for weight, table, want, give in wishes:
        wants, gives = _marks(table, want), _marks(table, give)
        asked_for, told = wants.sum(axis=1) > 0, gives.sum(axis=1) > 0
        unkept = np.outer(asked_for, told) & (wants @ gives.T == 0)
        total += weight * unkept
    return total


def _marks(table: Mapping[str, str], told: Sequence[set[str] | frozenset[str]]) -> Ints:
    codes = list(table)
    return np.array([[code in each for code in codes] for each in told], dtype=np.int64).reshape(
        len(told), len(codes)
    )


def _reached(
    asked: Sequence[Wanted], givers: Sequence[Given], tenths: Floats, terms: Terms
) -> np.ndarray:
    """Whether a supply goes there: its areas, its radius, the usual reach, else its own town."""
    places = np.array([int(each.division) for each in asked])
    fits = np.zeros(tenths.shape, dtype=bool)
    for column, giver in enumerate(givers):
        inside = np.zeros(len(asked), dtype=bool)
        for area in giver.areas or (() if giver.position else (_town(giver.division),)):
            low, high = map(int, subtree_range(area))
            inside |= (places >= low) & (places <= high)
        if giver.position and (giver.radius_km is not None or not giver.areas):
            reach = giver.radius_km if giver.radius_km is not None else terms.reach_km
            low, high = map(int, subtree_range(_town(giver.division)))
            near = np.where(
                np.isnan(tenths[:, column]), (places >= low) & (places <= high),
                tenths[:, column] <= reach * TENTHS,
            )  # fmt: skip
            inside = inside & near if giver.areas else near
        fits[:, column] = inside
    return fits


def _town(division: str) -> str:
    return division[:9]


def _cheapest(points: Ints, fits: np.ndarray, most: int) -> tuple[Ints, Ints]:
    """Each row's cheapest columns that fit, at most so many."""
    if points.shape[1] > most:
        far = np.where(fits, points, np.iinfo(np.int64).max)
        order = np.argsort(far, axis=1, kind="stable")[:, :most]
        chosen = np.zeros_like(fits)
        np.put_along_axis(chosen, order, values=True, axis=1)
        fits = fits & chosen
    rows, columns = np.nonzero(fits)
    return rows, columns


def _places(told: Sequence[Wanted] | Sequence[Given]) -> Floats:
    return np.array([each.position or (NOWHERE, NOWHERE) for each in told], dtype=float)


def _distances(here: Floats, there: Floats) -> Floats:
    """Tenths of a kilometre between all of these and all of those (haversine); nan if unknown."""
    one, other = np.radians(here)[:, None, :], np.radians(there)[None, :, :]
    half = np.sin((other - one) / 2) ** 2
    arc = half[..., 0] + np.cos(one[..., 0]) * np.cos(other[..., 0]) * half[..., 1]
    kilometres = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1)))
    return np.asarray(np.rint(kilometres * TENTHS), dtype=float)
