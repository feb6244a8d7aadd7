"""What officers choose and write about airing."""

from typing import Any

from django import forms

from minzheng.engines.airing import api
from minzheng.faces.looks.fields import offer
from minzheng.kernel.months import Month

AREA = forms.Textarea({"rows": 4})


class SchemeForm(forms.Form):
    """A scheme: a weight for each indicator that is used."""

    title = forms.CharField(label="名称", max_length=120)
    subject = forms.ChoiceField(
        label="比什么", choices=api.Subject.choices, widget=forms.RadioSelect,
        initial=api.Subject.TOWNS,
        help_text="科室的指标各不相同，按年度目标完成得怎样比，下面的权重都不填。",
    )  # fmt: skip
    months = forms.TypedChoiceField(label="一期多长", choices=list(api.PERIODS.items()), coerce=int)
    least = forms.IntegerField(
        label="至少几件才计分", required=False,
        help_text="少于这个数的不计分，也不参加排名。不填用参数里的数。",
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.known = api.eligible()
        for key, each in self.known.items():
            self.fields[f"weight_{key}"] = forms.IntegerField(
                label=f"{each.title}（{each.unit}，{each.direction.value}）：权重",
                required=False, help_text=each.means,
            )  # fmt: skip

    def new(self, division: str) -> api.NewScheme:
        """What the engine is told."""
        given = self.cleaned_data
        weights = {key: given[f"weight_{key}"] for key in self.known if given[f"weight_{key}"]}
        return api.NewScheme(
            given["title"], division, given["months"], weights, given["least"], given["subject"]
        )


class PeriodForm(forms.Form):
    """Until which month."""

    month = forms.ChoiceField(label="到哪个月")

    def __init__(self, data: Any, *, months: list[Month]) -> None:
        super().__init__(data)
        offer(self, "month", [(f"{each}", each.label) for each in months])

    def last(self) -> Month:
        """The last month of the period."""
        return Month.parse(self.cleaned_data["month"])


class ExplainForm(forms.Form):
    """Why a figure is as it is."""

    indicator = forms.ChoiceField(label="哪个指标", required=False)
    text = forms.CharField(
        label="说明", max_length=500, widget=AREA, help_text="不要写居民的姓名、证件号、病情。"
    )

    def __init__(self, data: Any, *, titles: dict[str, str], whole: str) -> None:
        super().__init__(data)
        offer(self, "indicator", [("", whole), *titles.items()])


class AnswerForm(forms.Form):
    """The answer of the district."""

    text = forms.CharField(label="答复", max_length=500, widget=AREA)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="为什么不公布", max_length=200, widget=AREA)
