"""The investment handbook (招商手册): on a page, and as a PDF."""

from functools import lru_cache

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.circles.api import edition_shown
from minzheng.engines.notices import api as notices
from minzheng.faces.looks.dotmap import dot_map
from minzheng.faces.open.circles import showing
from minzheng.faces.open.requests import OpenRequest


@require_safe
def handbook(request: OpenRequest) -> HttpResponse:
    """What is wanted where, what can be let, which policies hold."""
    row = edition_shown()
    if row is None:
        return render(request, "open/circles/none.html", {"section": "handbook"})
    book = showing.handbook_of(row, request.today)
    wanted, premises, policies = showing.tables(book)
    shown = {
        "row": row, "wanted": wanted, "premises": premises, "policies": policies,
        "counted": showing.counted(row), "map": dot_map(book.dots), "section": "handbook",
    }  # fmt: skip
    return render(request, "open/circles/handbook.html", shown)


@require_safe
def pdf(request: OpenRequest) -> HttpResponse:
    """The same on paper."""
    row = edition_shown()
    if row is None:
        raise Http404("现在没有公布的招商手册")
    content = _typeset(showing.letter(showing.handbook_of(row, request.today)))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="handbook.pdf"'
    return answer


@lru_cache(maxsize=4)
def _typeset(letter: notices.Letter) -> bytes:
    """Set once for all who read the same."""
    return notices.render(letter).pdf
