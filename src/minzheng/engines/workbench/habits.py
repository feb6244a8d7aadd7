"""Saved views and layouts: read together, in one query for a whole page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db.models import BooleanField, CharField, Q, Value

from minzheng.engines.access.api import Viewer
from minzheng.engines.workbench.models import Density, Layout, SavedView

NAMES = ("pk", "owner_key", "name", "query", "owner_name", "shared", "is_default")
DENSITY = len(NAMES)  # where the density of a layout stands; a view has none
NOTHING, NO = Value("", CharField()), Value(False, BooleanField())
# Both kinds of row in one shape, so that a page needs one query.
VIEW = ("list_key", *NAMES, NOTHING)
LAYOUT = ("list_key", "pk", "owner_key", NOTHING, "hidden", NOTHING, NO, NO, "density")
PLACES = frozenset({"cursor", "page", "after", "before", "all"})  # where a page begins


@dataclass(frozen=True)
class Habits:
    """What an officer keeps about one list."""

    views: tuple[SavedView, ...] = ()
    hidden: frozenset[str] = frozenset()
    density: str = Density.COMPACT

    def default_of(self, viewer: Viewer) -> SavedView | None:
        """Her own view with which the list opens."""
        mine = (view for view in self.views if view.owner_key == viewer.doer.key)
        return next((view for view in mine if view.is_default), None)


def habits_of(viewer: Viewer, list_keys: Sequence[str]) -> dict[str, Habits]:
    """For every list her own views and those shared in her office, and her layout. One query."""
    views = SavedView.objects.filter(visible_view(viewer), list_key__in=list_keys)
    layouts = Layout.objects.filter(owner_key=viewer.doer.key, list_key__in=list_keys)
    found = list(views.order_by().values_list(*VIEW).union(layouts.values_list(*LAYOUT), all=True))
    return {key: _habits([row[1:] for row in found if row[0] == key]) for key in list_keys}


def conditions(query: str) -> str:
    """The conditions of an address in one spelling: sorted, without empty ones and without place.

    >>> conditions("?q=&view=todo&cursor=2026-11-02:5")
    'view=todo'
    """
    pairs = parse_qsl(query.removeprefix("?"))
    return urlencode(sorted((name, text) for name, text in pairs if name not in PLACES))


def visible_view(viewer: Viewer) -> Q:
    """Her own views, and those shared in her office."""
    shared = Q(shared=True, office=viewer.doer.office) if viewer.doer.office else Q(pk__in=())
    return Q(owner_key=viewer.doer.key) | shared


def _habits(rows: list[tuple[Any, ...]]) -> Habits:
    layout = next((row for row in rows if row[DENSITY]), None)
    named = sorted((row for row in rows if not row[DENSITY]), key=lambda row: row[2])
    views = tuple(SavedView(**dict(zip(NAMES, row, strict=False))) for row in named)
    if layout is None:
        return Habits(views)
    return Habits(views, frozenset(filter(None, layout[3].split("\n"))), layout[DENSITY])
