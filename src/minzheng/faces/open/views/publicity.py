"""Publicity: what hangs now and what hung, one sheet, and an objection to it."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.notices.api import NewObjection, ObjectionClosed, Publicity, publicity_pdf
from minzheng.faces.looks.fields import offer
from minzheng.faces.open.boards import (
    PAGE,
    STATES,
    Asked,
    asked_of,
    found_on,
    may_be_read,
    sheet_of,
    sheets_of,
    towns,
)
from minzheng.faces.open.objecting import ObjectionForm, take
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.offices.api import home_division


class FilterForm(forms.Form):
    """Where and what."""

    use_required_attribute = False
    town = forms.ChoiceField(label="乡镇（街道）")
    state = forms.ChoiceField(label="状态", choices=tuple(STATES.items()))
    q = forms.CharField(label="村（社区）名", max_length=40)


@require_safe
def front(_request: OpenRequest) -> HttpResponse:
    """The open face begins with the publicity."""
    return redirect("open:notices")


@require_safe
def notices(request: OpenRequest) -> HttpResponse:
    """The list, running or past, by town and words."""
    asked = asked_of(request.GET)
    form = FilterForm(initial={"town": asked.town, "state": asked.state, "q": asked.text})
    choices = [("", "全部"), *((d.code, d.name) for d in towns(home_division(), request.today))]
    offer(form, "town", choices)
    first = (asked.page - 1) * PAGE
    rows = list(found_on(asked, request.today, home_division())[first : first + PAGE + 1])
    shown = {
        "sheets": sheets_of(rows[:PAGE], request.today), "form": form,
        "asked": asked,
        "next_url": _page(asked, 1) if len(rows) > PAGE else "",
        "previous_url": _page(asked, -1) if asked.page > 1 else "", "section": "notices",
    }  # fmt: skip
    return render(request, "open/notices.html", shown)


@require_safe
def notice(request: OpenRequest, pk: int) -> HttpResponse:
    """One sheet: on what basis, what it says, until when, how to object."""
    row = _readable(request, pk)
    shown = {"sheet": sheet_of(row, request.today), "back_url": reverse("open:notices")}
    return render(request, "open/notice.html", shown | {"section": "notices"})


@require_safe
def sheet(request: OpenRequest, pk: int) -> HttpResponse:
    """The sheet as the board shows it."""
    response = HttpResponse(publicity_pdf(_readable(request, pk)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="publicity-{pk}.pdf"'
    return response


@require_http_methods(["GET", "POST"])
def objection(request: OpenRequest, pk: int) -> HttpResponse:
    """Object, by name or without; what differs is said."""
    row = _readable(request, pk)
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        try:
            take(row, NewObjection(**form.objection()), request.today)
        except ObjectionClosed as closed:
            form.add_error(None, str(closed))
        else:
            shown = {"named": form.is_named(), "sheet": sheet_of(row, request.today)}
            return render(request, "open/objected.html", shown | {"section": "notices"})
    shown = {
        "form": form, "sheet": sheet_of(row, request.today), "section": "notices",
        "back_url": reverse("open:notice", args=[pk]),
    }  # fmt: skip
    return render(request, "open/objection.html", shown)


def _readable(request: OpenRequest, pk: int) -> Publicity:
    row = Publicity.objects.filter(pk=pk).first()
    if row is None or not may_be_read(row, request.today):
        raise Http404("没有这份公示，或者它已经撤下")
    return row


def _page(asked: Asked, step: int) -> str:
    page = str(asked.page + step)
    query = {"town": asked.town, "state": asked.state, "q": asked.text, "page": page}
    return f"{reverse('open:notices')}?{urlencode(query)}"
