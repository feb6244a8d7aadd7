"""Draws read inside the house: by what they are for, and whose turn in the list was drawn."""

from collections.abc import Iterable

from minzheng.engines.draws.models import Draw, DrawItem


def draws_of(owners: Iterable[str]) -> dict[str, Draw]:
    """The draws of these owners, by owner. One query."""
    return {row.owner: row for row in Draw.objects.filter(owner__in=list(owners))}


def drawn_items(draw: Draw) -> list[DrawItem]:
    """What was taken, in the order of the draw, with the references. One query."""
    return list(draw.items.filter(pick__isnull=False).order_by("pick__place"))
