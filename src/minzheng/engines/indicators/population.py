"""The population by division as of a day: the whole table in one pass for each level there is."""

from collections.abc import Collection, Mapping
from datetime import date

from minzheng.engines.access.api import Viewer, ViewerPost
from minzheng.engines.indicators.adding import Sum2
from minzheng.engines.views.api import EVERY_MATTER, Asked, NoTable, count_several, day_of, table_on
from minzheng.kernel.divisions import level
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import ROLES

LEVELS = ("province", "city", "county", "town", "village")


def counted(
    names: Collection[str], on: date, places: Collection[str]
) -> tuple[dict[str, Mapping[str, Sum2]], str]:
    """Each view's counts by division, and the version of the table.

    Nothing where no table was built in the month of the day: an older one is not its count.
    """
    if not names or not places:
        return {}, ""
    try:
        table = table_on(on)
    except NoTable:
        return {}, ""
    if Month.of(day_of(table)) != Month.of(on):
        return {}, ""
    found: dict[str, dict[str, Sum2]] = {name: {} for name in names}
    for rank in LEVELS:
        scope = [place for place in places if level(place) == rank]
        for name, counts in _of_level(names, on, scope).items():
            found[name] |= counts
    return dict(found), table.version


def _of_level(names: Collection[str], on: date, scope: list[str]) -> dict[str, dict[str, Sum2]]:
    """The counts of divisions of one level, exact: whoever asks stands for every reader."""
    if not scope:
        return {}
    posts = tuple(ViewerPost(r, place, frozenset({EVERY_MATTER})) for place in scope for r in ROLES)
    asked = Asked(Viewer(SYSTEM, posts), on)
    made: dict[str, dict[str, Sum2]] = {}
    for each in count_several(names, asked):
        rows = [(scope[0], each.total)] if len(scope) == 1 else [(r.key, r) for r in each.by_place]
        made[each.view.name] = {place: Sum2(row.count or 0, row.count or 0) for place, row in rows}
    return made
