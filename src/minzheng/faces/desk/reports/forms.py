"""What officers choose and write about reports upward."""

from typing import Any

from django import forms

from minzheng.engines.duties.api import Owner
from minzheng.engines.indicators.api import indicators
from minzheng.engines.reports import api
from minzheng.faces.looks.fields import offer

AREA = forms.Textarea({"rows": 6})


class CadenceForm(forms.Form):
    """What is reported, by whom, how often, with which figures."""

    title = forms.CharField(label="报告名称", max_length=120, help_text="例如：大救助工作双月报。")
    addressee = forms.CharField(label="报给谁", max_length=120)
    owner = forms.ChoiceField(label="谁来写")
    every_months = forms.TypedChoiceField(
        label="多久一次", choices=list(api.RHYTHMS.items()), coerce=int
    )
    due_day = forms.IntegerField(
        label="每期以后那个月的几号以前交", initial=10,
        help_text=f"{api.FIRST_DAY} 到 {api.LAST_DAY} 号。",
    )  # fmt: skip
    keys = forms.MultipleChoiceField(label="系统写哪些指标", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, towns: list[tuple[str, str]], home: str) -> None:
        super().__init__(data)
        here = [(f"district_clerk@{home}", "区民政局经办人")]
        offer(
            self, "owner", here + [(f"town_head@{code}", f"{name}负责人") for code, name in towns]
        )
        offer(self, "keys", [
            (key, f"{each.owner}：{each.title}（{each.unit}）")
            for key, each in sorted(indicators().items(), key=lambda pair: pair[1].owner)
        ])  # fmt: skip

    def new(self) -> api.NewCadence:
        """What the engine is told."""
        given = self.cleaned_data
        role, _, place = given["owner"].partition("@")
        return api.NewCadence(
            given["title"], given["addressee"], Owner(role, place), given["every_months"],
            given["due_day"], given["keys"],
        )  # fmt: skip


class WordsForm(forms.Form):
    """The writer's own part."""

    problems = forms.CharField(label="存在的问题", max_length=5000, widget=AREA)
    next_steps = forms.CharField(label="下一步打算", max_length=5000, widget=AREA)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200)
