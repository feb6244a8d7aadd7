"""An item cut in two, two items joined; and both done again on a new version of the text."""

import re

from minzheng.engines.plans.coded import Since
from minzheng.engines.plans.models import Item, ItemFigure, Plan, Version

OPENING = 8  # signs by which the second part of a split item is found again


def cut(row: Item, place: int) -> Item:
    """Cut an item before a place in its text; gives the second part, with its figures."""
    last = row.plan.items.filter(place=row.place).order_by("-part").values_list("part", flat=True)
    made = Item(plan=row.plan, part=last[0] + 1)
    return _cut(row, place, made)


def join(into: Item, row: Item) -> None:
    """The text and the figures of an item go to the one before it; the row stays, hidden."""
    into.read_text = row.version.text[into.start : row.end]
    into.end, into.corrected = row.end, _without_text(into)
    into.owners = list(dict.fromkeys([*into.owners, *row.owners]))
    into.rhythms = [*into.rhythms, *(each for each in row.rhythms if each not in into.rhythms)]
    into.save()
    row.figures.update(item=into)
    row.joined_to = into
    row.save(update_fields=["joined_to"])


def unshape(plan: Plan) -> None:
    """Figures go back to the items they were read in, so that a new version finds them there."""
    shown = plan.items.exclude(since=Since.GONE)
    for row in shown.filter(part__gt=0):
        whole = shown.filter(place=row.place, part=0).first()
        if whole is not None:
            row.figures.update(item=whole)
    for row in shown.exclude(joined_to=None):
        within = {"start__gte": row.start, "end__lte": row.end}
        ItemFigure.objects.filter(item=row.joined_to, **within).update(item=row)


def shape_again(plan: Plan, version: Version) -> None:
    """Cut and join as before, where the words are still there; else a part is gone."""
    for row in plan.items.filter(part__gt=0).order_by("place", "part"):
        whole = plan.items.filter(place=row.place, part=0, version=version).first()
        at = _again(whole.read_text, row.read_text) if whole is not None else -1
        if whole is None or at <= 0:
            row.since = Since.GONE
            row.save(update_fields=["since"])
        else:
            row.since = Since.KEPT
            _cut(whole, at, row)
    for row in plan.items.filter(version=version).exclude(joined_to=None).order_by("place"):
        into = row.joined_to
        if into is not None and into.version_id == version.pk and into.end <= row.start:
            join(into, row)
        else:
            Item.objects.filter(pk=row.pk).update(joined_to=None)


def _again(text: str, part: str) -> int:
    """Where a part begins in a new text; its numbers may be others. -1 where it does not."""
    opening = re.sub(r"\d+", r"\\d+", re.escape(part[:OPENING]))
    found = re.search(opening, text)
    return found.start() if found else -1


def _cut(row: Item, place: int, second: Item) -> Item:
    at = row.start + place
    second.version, second.path, second.place = row.version, row.path, row.place
    second.read_text, second.start, second.end = row.read_text[place:], at, row.end
    second.since = row.since if second.pk is None else second.since
    second.save()
    row.read_text, row.end, row.corrected = row.read_text[:place], at, _without_text(row)
    row.save(update_fields=["read_text", "end", "corrected"])
    row.figures.filter(start__gte=at).update(item=second)
    return second


def _without_text(row: Item) -> dict[str, str]:
    return {name: told for name, told in row.corrected.items() if name != "text"}
