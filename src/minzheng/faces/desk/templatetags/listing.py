"""A list as officers want it: saved views, columns and height of rows, file, rows to choose."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import strip_tags

from minzheng.engines.cases.api import CASE_ROLES
from minzheng.engines.workbench.api import Density, Habits, conditions
from minzheng.faces.desk.listing import habits_on
from minzheng.faces.looks.parts import Row, Table
from minzheng.faces.looks.templatetags.looks import anchor

register = template.Library()


@dataclass(frozen=True)
class Chip:
    """A saved view above the list."""

    name: str
    url: str
    current: bool
    owner: str = ""


@register.inclusion_tag("desk/lists/listing.html", takes_context=True)
def listing(context: RequestContext, table: Table, key: str, pick: str = "") -> dict[str, Any]:
    """The table with everything an officer may do with a list; `pick`: where chosen rows go."""
    request: Any = context["request"]
    kept = habits_on(request, key)
    viewer, habits = context["viewer"], kept or Habits()
    here = request.get_full_path()
    return {
        "key": key,
        "keeps": kept is not None,
        "table": _shown(table, habits),
        "whole": table,
        "anchor": anchor(table.caption),
        "density": habits.density,
        "densities": Density.choices,
        "columns": [(column.label, column.label in habits.hidden) for column in table.columns[1:]],
        "chips": _chips(habits, request.path, request.GET.urlencode(), viewer.doer.key),
        "query": conditions(request.GET.urlencode()),
        "here": here,
        "export_url": f"{reverse('desk:list-export', args=[key])}?{urlencode({'of': here})}",
        "views_url": reverse("desk:list-views", args=[key]),
        "layout_url": reverse("desk:list-layout", args=[key]),
        "pick": reverse(pick) if pick and viewer.roles & set(CASE_ROLES) else "",
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def row_key(row: Row) -> str:
    """What names a row when it is chosen: the words of its first cell."""
    return strip_tags(str(row.cells[0]))


def _chips(habits: Habits, path: str, query: str, own: str) -> list[Chip]:
    now = conditions(query)
    return [
        Chip(
            view.name,
            f"{path}?{view.query or 'all=1'}",
            view.query == now,
            "" if view.owner_key == own else view.owner_name,
        )
        for view in habits.views
    ]


def _shown(table: Table, habits: Habits) -> Table:
    """Without the columns she hides; the first stays, it opens the row."""
    kept = [
        at
        for at, column in enumerate(table.columns)
        if at == 0 or column.label not in habits.hidden
    ]
    if len(kept) == len(table.columns):
        return table
    return replace(
        table,
        columns=_at(table.columns, kept),
        rows=tuple(replace(row, cells=_at(row.cells, kept)) for row in table.rows),
        foot=_at(table.foot, kept) if table.foot else (),
    )


def _at(cells: tuple[Any, ...], kept: list[int]) -> tuple[Any, ...]:
    return tuple(cells[at] for at in kept)
