"""寻亲公告: people in a relief station nobody knows, for whoever may know them."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.street import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import chinese_date
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names

ALL = ("", "全部")
AGES = {"child": ("未成年人", (0, 17)), "grown": ("18～59 岁", (18, 59)),
        "old": ("60 岁以上", (60, 200))}  # fmt: skip
LABELS = {"height": "身高", "dialect": "口音", "marks": "体貌特征", "clothes": "衣着"}


class SearchFilters(forms.Form):
    """Whom somebody looks for; everything stands in the address."""

    sex = forms.ChoiceField(label="性别", required=False)
    age = forms.ChoiceField(label="看上去多大", required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=2**62)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "sex", [ALL, *((str(key), word) for key, word in api.SEXES.items())])
        offer(self, "age", [ALL, *((key, word) for key, (word, _) in AGES.items())])
        self.is_valid()

    @property
    def wanted(self) -> api.SearchWanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        ages = AGES[given["age"]][1] if given.get("age") else (0, 200)
        return api.SearchWanted(int(given.get("sex") or 0), ages, after=given.get("after") or 0)


@require_safe
def searches(request: OpenRequest) -> HttpResponse:
    """Whose family is looked for, the newest first."""
    form = SearchFilters(request.GET)
    rows, more = api.searches(form.wanted)
    towns = full_names({row.division_code for row in rows})
    held = {name: form.cleaned_data.get(name) or "" for name in ("sex", "age")}
    shown = {
        "form": form, "rows": [(row, towns[row.division_code]) for row in rows],
        "more": f"?{urlencode({**held, 'after': more})}" if more else "",
        "first": f"?{urlencode(held)}" if form.wanted.after else "",
    }  # fmt: skip
    return _quiet(render(request, "open/searching/searches.html", shown))


@never_cache
@require_safe
def search(request: OpenRequest, number: str) -> HttpResponse:
    """One of them; gone once the person is known."""
    row = _up(number)
    place = full_names({row.division_code})[row.division_code]
    entries = [
        Entry("性别和年纪", f"{row.sex_name}，看上去 {row.age} 岁"),
        Entry("在哪里发现的", f"{place}，{row.shown['where']}"),
        *(Entry(words, row.shown[key]) for key, words in LABELS.items() if row.shown[key]),
        Entry("发布", chinese_date(row.published_on)),
    ]
    shown = {"row": row, "entries": entries, "back_url": reverse("open:searches")}
    return _quiet(render(request, "open/searching/search.html", shown))


@never_cache
@require_safe
def photo(request: OpenRequest, number: str) -> HttpResponse:
    """The photo, as long as the search is up."""
    try:
        content, mime = api.search_photo(_up(number))
    except api.NoSuchOnStreet as gone:
        raise Http404(str(gone)) from gone
    return _quiet(HttpResponse(content, content_type=mime))


def _up(number: str) -> api.Search:
    try:
        return api.search_up(number)
    except api.NoSuchOnStreet as gone:
        raise Http404(str(gone)) from gone


def _quiet(answer: HttpResponse) -> HttpResponse:
    """Search engines keep what is taken down here: they are asked not to take it at all."""
    answer["X-Robots-Tag"] = "noindex, noimageindex, noarchive"
    return answer
