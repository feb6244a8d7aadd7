"""What every list page shares: the officer's habits, the view it opens with, what was chosen."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect

from minzheng.engines.workbench.api import Habits, habits_of
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]
Row = TypeVar("Row", bound=Model)
PAGE = 50
LONGEST = 15  # digits of a number that an address may name


def listed(*keys: str) -> Callable[[View], View]:
    """The view of a page with these lists: what she keeps about them is read in one query.

    Stands inside `officer`. An address without conditions opens with her default view of the first;
    “?all=1” asks for none.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def shown(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            kept = habits_of(request.viewer, keys)
            first = None if request.GET else kept[keys[0]].default_of(request.viewer)
            if first is not None and first.query:
                return HttpResponseRedirect(f"{request.path}?{first.query}")
            request.habits = kept  # the tag below the page reads it
            return view(request, *args, **kwargs)

        return shown

    return guard


def habits_on(request: Any, key: str) -> Habits | None:
    """What the officer keeps about one of the page's lists; None where the page keeps nothing."""
    kept: Mapping[str, Habits] = getattr(request, "habits", {})
    return kept.get(key)


def newest_first(rows: QuerySet[Row], day: str, cursor: str) -> tuple[list[Row], str]:
    """A page of rows by their day, the newest first, and the address of the next; "" on the last.

    Where a page begins is a condition, never an offset. A cursor that was cut begins anew.
    """
    ordered = rows.order_by(f"-{day}", "-pk")
    before = _before(day, cursor)
    found = list((ordered.filter(before) if before else ordered)[: PAGE + 1])
    more = len(found) > PAGE
    last = found[PAGE - 1] if more else None
    return found[:PAGE], f"?cursor={getattr(last, day)}:{last.pk}" if last else ""


def _before(day: str, cursor: str) -> Q | None:
    written, _, pk = cursor.partition(":")
    try:
        last = date.fromisoformat(written)
    except ValueError:
        return None
    if not pk.isdecimal():
        return None
    return Q(**{f"{day}__lt": last}) | Q(**{day: last, "pk__lt": int(pk)})


def after(request: OfficerRequest) -> int:
    """Where the page of a list begins; 0 at the start or for a cursor that was cut."""
    told = request.GET.get("after", "")
    return int(told) if told.isdecimal() and len(told) <= LONGEST else 0
