"""Setting a target of a figure by hand, with what is to be reached on the way."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.indicators import api
from minzheng.faces.desk.board.asking import Asked, asked_of
from minzheng.faces.desk.board.views import answering
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.fields import offer

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.TargetRefused, NotAllowed)
QUARTERS = (3, 6, 9)


class AimForm(forms.Form):
    """A target of a year; what is to be reached at the end of a quarter may stay empty."""

    year = forms.TypedChoiceField(label="年份", coerce=int)
    value = forms.CharField(
        label="全年目标", max_length=20, help_text="写数，不写单位：95、1200000"
    )
    basis = forms.CharField(label="依据哪份文件", max_length=200)
    step3 = forms.CharField(label="3月末应到", max_length=20, required=False)
    step6 = forms.CharField(label="6月末应到", max_length=20, required=False)
    step9 = forms.CharField(
        label="9月末应到", max_length=20, required=False,
        help_text="都不填：累计数按月平均，月末数从去年年底直线走，率全年都要达到。",
    )  # fmt: skip

    def __init__(self, data: Any, *, asked: Asked) -> None:
        super().__init__(data, initial={"year": asked.month.year})
        years = (asked.month.year, asked.month.year + 1)
        offer(self, "year", [(year, f"{year} 年") for year in years])

    def new(self, key: str, division: str) -> api.NewTarget:
        """What the engine is told."""
        given = self.cleaned_data
        steps = {month: given[f"step{month}"] for month in QUARTERS if given[f"step{month}"]}
        return api.NewTarget(key, division, given["year"], given["value"], given["basis"], steps)


@FORMS
@officer(api.AIMERS)
@answering
def aim(request: OfficerRequest, key: str) -> HttpResponse:
    """The target of a figure for the place and a year; an earlier one stays in the trail."""
    indicator = api.indicator_named(key)
    asked = asked_of(request.GET, request.viewer, request.today)
    form = AimForm(request.POST or None, asked=asked)
    back = asked.address("desk:figure", key)
    lead = f"{asked.place}，单位：{indicator.unit}，{indicator.direction.value}。{indicator.means}"
    frame = FormFrame(f"设目标：{indicator.title}", "驾驶舱", back, lead)

    def act() -> Done:
        api.aim(request.viewer, form.new(key, asked.division), on=request.today)
        return Done("目标已保存，以前的目标留在记录里。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)
