"""One unit of a plan with its looks, and the lot of a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng.engines.access.api import Viewer
from minzheng.engines.coverage.models import Finding, Look, Part, Plan, Row, Slot
from minzheng.engines.coverage.posts import slots_of
from minzheng.engines.draws import api as draws
from minzheng.engines.duties.api import Turn


@dataclass(frozen=True)
class Found:
    """A finding with the turn of its duty."""

    finding: Finding
    turn: Turn


@dataclass(frozen=True)
class Visit:
    """A look that a unit is to have, the look it had, and what that found."""

    slot: Slot
    look: Look | None
    found: Sequence[Found] = ()


def visits_of(viewer: Viewer, row: Row) -> list[Visit]:
    """The looks of a unit that the viewer may know of, by number. Three queries."""
    slots = list(slots_of(viewer, row.plan).filter(row=row).order_by("number"))
    looks = {look.slot_id: look for look in Look.objects.filter(slot__in=slots)}
    found: dict[int, list[Found]] = {}
    rows = Finding.objects.filter(look__in=looks.values()).select_related("duty")
    for finding in rows.prefetch_related("duty__turns").order_by("number"):
        found.setdefault(finding.look_id, []).append(
            Found(finding, list(finding.duty.turns.all())[-1])
        )
    return [_visit(slot, looks.get(slot.pk), found) for slot in slots]


def parts_of(plan: Plan) -> list[tuple[Part, draws.Draw | None]]:
    """The plan and its supplements, each with its lot. Two queries."""
    parts = list(plan.parts.order_by("number"))
    drawn = draws.draws_of(part.draw_owner for part in parts)
    return [(part, drawn.get(part.draw_owner)) for part in parts]


def _visit(slot: Slot, look: Look | None, found: dict[int, list[Found]]) -> Visit:
    return Visit(slot, look, tuple(found.get(look.pk, ())) if look else ())
