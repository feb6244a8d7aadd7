"""What officers choose and write about statistics."""

from typing import Any

from django import forms

from minzheng.engines.returns import api as returns
from minzheng.engines.statistics import api
from minzheng.faces.looks.fields import EvidenceField, offer
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper

PAST = 12  # periods back that can still be entered


class EntryForm(forms.Form):
    """A number of a period with its paper."""

    until = forms.ChoiceField(label="哪一期")
    value = forms.CharField(label="数", max_length=30)
    paper = EvidenceField(label="凭据", why="盖章的报表、系统截图，照片或 PDF。")
    why = forms.CharField(
        label="说明", required=False, max_length=300,
        help_text="更正已经核对过的数、比上一期变化大的，要写原因。",
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, figure: returns.Entered, last: Month) -> None:
        super().__init__(data, files)
        self.figure = figure
        self.fields["value"].help_text = f"单位：{figure.unit}，只写数。{figure.means}。"
        months = [last.shift(-figure.months * at) for at in range(PAST)]
        offer(self, "until", [(f"{each}", returns.period_words(figure, each)) for each in months])

    def new(self, division: str) -> returns.NewReturn:
        """What the engine is told."""
        given = self.cleaned_data
        upload = given["paper"]
        paper = Paper(str(upload.name), upload.read())
        until = Month.parse(given["until"])
        value, why = given["value"], given["why"]
        return returns.NewReturn(self.figure.key, division, until, value, paper, why)


class SheetForm(forms.Form):
    """Which form, which quarter."""

    form = forms.ChoiceField(label="哪张表")
    until = forms.ChoiceField(label="到哪个月")
    why = forms.CharField(
        label="为什么改", required=False, max_length=200,
        help_text="已经审核过的，出新的一版要写原因。",
    )  # fmt: skip

    def __init__(self, data: Any, *, ends: list[Month]) -> None:
        super().__init__(data)
        offer(self, "form", [(key, each.title) for key, each in api.forms().items()])
        offer(self, "until", [(f"{each}", each.label) for each in ends])


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=300)
