"""A survey: who can walk to a kind of place and finds room there, community by community; kept."""

from dataclasses import dataclass
from datetime import date
from math import floor

import numpy as np
from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.gathering import Crowd, Ground, crowd_on, grounds, settlements
from minzheng.engines.circles.models import Coverage, Survey
from minzheng.engines.circles.posts import PLANNERS
from minzheng.engines.circles.reaching import Homes, Served, nearest, serve
from minzheng.engines.circles.sites import Standing, standing
from minzheng.engines.circles.terms import MEASURED, Walk, walk_for
from minzheng.kernel.divisions import covers, normalise
from minzheng.registers.facilities.api import KINDS

BATCH = 1_000
HAIR = 1e-6  # a sum of shares that should be whole may lie this little below


@dataclass(frozen=True, eq=False)
class Measured:
    """Elders, places of a kind, and what came of it, before anything is kept."""

    walk: Walk
    crowd: Crowd
    standing: Standing
    served: Served


def measure(kind: str, place: str, on: date) -> Measured:
    """Work it out for everybody. Raises CirclesRefused, NotInForce."""
    require_kind(kind)
    return measure_for(kind, place, on, crowd_on(on, walk_for(kind, place, on)))


def measure_for(kind: str, place: str, on: date, crowd: Crowd) -> Measured:
    """The same for a crowd that was gathered before: how far people walk is one for all kinds."""
    walk = walk_for(kind, place, on)
    there = standing(kind, walk, on)
    return Measured(walk, crowd, there, serve(crowd.homes, there.sites))


@transaction.atomic
def survey(kind: str, division: str, *, by: Viewer, on: date) -> Survey:
    """Measure a division and keep what was found; an older survey of the day is replaced.

    Raises NotAllowed; CirclesRefused for a kind that is not measured or without a population table.
    """
    place = normalise(division)
    require(by, PLANNERS, place)
    found = measure(kind, place, on)
    Survey.objects.filter(kind=kind, division_code=place, made_on=on).delete()
    kept = Survey(
        kind=kind, division_code=place, day=found.crowd.day, table=found.crowd.table,
        rule=found.walk.plain(), places=len(found.standing.keys), spare=found.standing.spare,
        unplaced=found.standing.unplaced, made_on=on, made_by=by.doer.name,
        elders=0, own=0, nowhere=0, reached=0, covered=0,
    )  # fmt: skip
    rows = _rows(kept, found)
    for name in ("elders", "own", "nowhere", "reached", "covered"):
        setattr(kept, name, sum(getattr(row, name) for row in rows))
    kept.save()
    for first in range(0, len(rows), BATCH):
        Coverage.objects.bulk_create(rows[first : first + BATCH])
    detail = {"kind": kind, "elders": kept.elders, "covered": kept.covered, "places": kept.places}
    audit.record(by.doer, "survey_circles", kept.ref, division=place, detail=detail)
    return kept


def require_kind(kind: str) -> None:
    """Raises CirclesRefused for a kind that nobody walks to every day."""
    if kind not in MEASURED:
        names = "、".join(KINDS[each].name for each in MEASURED)
        raise CirclesRefused(f"生活圈不测算“{kind}”，请选{names}之一")


def whole(people: float) -> int:
    """Whole persons: rounded down, what is whole but for the arithmetic stays whole."""
    return floor(people + HAIR)


def _rows(kept: Survey, found: Measured) -> list[Coverage]:
    crowd, known = found.crowd, grounds()
    everybody = crowd.by_place(np.ones(len(crowd.homes)))
    own = crowd.by_place(crowd.own.astype(float)).sum(axis=1)
    reached = crowd.by_place(found.served.reached.astype(float))
    covered = crowd.by_place(found.served.covered)
    settled = settlements(crowd.places, known)
    near = _nearest(crowd.places, known, found.standing)
    rows = []
    for at, code in enumerate(crowd.places):
        if not covers(kept.division_code, code):
            continue
        lost = crowd.nowhere[at]
        total, room = everybody[at] + lost, whole(covered[at].sum())
        site, metres = near.get(code, (None, None))
        ground = known.get(code)
        rows.append(Coverage(
            survey=kept, division_code=code, settlement=settled[at],
            latitude=ground.latitude if ground else None,
            longitude=ground.longitude if ground else None,
            elders=int(total.sum()), own=int(own[at]), nowhere=int(lost.sum()),
            reached=int(reached[at].sum()), covered=room,
            gap=int(everybody[at].sum()) - room, nearest_id=site, metres=metres,
            levels={
                name: [int(total[n]), int(reached[at][n]), whole(covered[at][n])]
                for n, name in enumerate(crowd.levels) if total[n]
            },
        ))  # fmt: skip
    return rows


def _nearest(
    places: tuple[str, ...], known: dict[str, Ground], there: Standing
) -> dict[str, tuple[int, int]]:
    """From the middle of each community: which place is the nearest, and how far it is."""
    placed = [code for code in places if code in known]
    if not placed or not there.keys:
        return {}
    degrees = np.array([(known[code].latitude, known[code].longitude) for code in placed])
    nobody = np.zeros(len(placed))
    site, metres = nearest(Homes(degrees[:, 0], degrees[:, 1], nobody, nobody), there.sites)
    return {
        code: (there.keys[at], round(far))
        for code, at, far in zip(placed, site.tolist(), metres.tolist(), strict=True)
    }
