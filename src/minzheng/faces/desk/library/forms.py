"""What officers choose and write about policies."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.duties.api import Duty, Owner
from minzheng.engines.indicators.api import indicators
from minzheng.engines.library import api
from minzheng.engines.parameters.api import book
from minzheng.faces.desk.duties.forms import owner_choices, owner_of
from minzheng.faces.desk.plans.forms import DocumentForm
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.matter import catalogue

ALL = ("", "全部")
AREA = forms.Textarea({"rows": 4})


class PolicyFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    level = forms.ChoiceField(label="层级", required=False, choices=[ALL, *api.Level.choices])
    state = forms.ChoiceField(label="办到哪一步", required=False, choices=[ALL, *api.State.choices])
    words = forms.CharField(label="名称里的字", required=False, max_length=60)


class EditionForm(DocumentForm):
    """A document; what it says of itself need not be typed."""

    effective_on = DayField(label="施行日期", required=False)
    title = forms.CharField(
        label="题目", required=False, max_length=200, help_text="不填就用文件里的，下面四项一样。"
    )
    number = forms.CharField(label="文号", required=False, max_length=80)
    issuer = forms.CharField(label="制定机关", required=False, max_length=120)
    issued_on = DayField(label="成文日期", required=False)
    source = forms.CharField(
        label="从哪里来", required=False, max_length=200, help_text="例如：省厅网站、机要交换。"
    )
    field_order: tuple[str, ...] = ("file", "text", "effective_on")

    def new(self) -> api.Document:
        """What the engine is told."""
        given = self.cleaned_data
        return api.Document(
            *self.document(), given["effective_on"], given["title"], given["number"],
            given["issuer"], given["issued_on"], given["source"],
        )  # fmt: skip


class PolicyForm(EditionForm):
    """A policy that the library does not have."""

    level = forms.ChoiceField(label="层级", choices=api.Level.choices)
    field_order = ("level", "file", "text", "effective_on")


class SummaryForm(forms.Form):
    """What is in it."""

    summary = forms.CharField(label="要点", max_length=500, widget=AREA)


class ResultForm(forms.Form):
    """What became of it."""

    result = forms.CharField(label="落实情况", max_length=500, widget=AREA,
                             help_text="对我们没有影响的，写明为什么。")  # fmt: skip


class HandOutForm(forms.Form):
    """Which post, by when."""

    owner = forms.ChoiceField(label="交给谁")
    due = DayField(label="期限")

    def __init__(self, data: Any, *, towns: list[tuple[str, str]], home: str) -> None:
        super().__init__(data)
        offer(self, "owner", owner_choices(towns, home))

    def told(self) -> tuple[Owner, date]:
        """What the engine is told."""
        return owner_of(self.cleaned_data["owner"]), self.cleaned_data["due"]


class ChangeForm(forms.Form):
    """One thing that it changes: chosen from what there is, or some work in words."""

    what = forms.ChoiceField(label="改变了什么", required=False)
    work = forms.CharField(
        label="或者写一项工作安排", required=False, max_length=200,
        help_text="事项、标准、指标、任务请从上面选；都不是的，在这里写名称。",
    )  # fmt: skip
    words = forms.CharField(label="怎样改、从哪天起", max_length=500, widget=AREA)

    def __init__(self, data: Any, *, duties: Iterable[Duty]) -> None:
        super().__init__(data)
        running = [(f"duty:{each.pk}", f"任务：{each.title}") for each in duties]
        offer(self, "what", [("", "请选择"), *_known(), *running])

    def new(self) -> api.NewChange:
        """What the engine is told."""
        kind, _, key = self.cleaned_data["what"].partition(":")
        work = self.cleaned_data["work"]
        if not kind:
            return api.NewChange(api.ChangeKind.WORK, "", self.cleaned_data["words"], work)
        return api.NewChange(kind, key, self.cleaned_data["words"])


class RepealForm(forms.Form):
    """From when on it holds no longer, and why."""

    day = DayField(label="从哪天起废止")
    why = forms.CharField(label="依据哪份文件", max_length=200)


class OpinionsForm(forms.Form):
    """How a draft goes to the public."""

    explanation = forms.CharField(label="起草说明", widget=AREA)
    opens_on = DayField(label="从哪天起")
    closes_on = DayField(label="到哪天止")
    questions = forms.CharField(
        label="想问的问题", required=False, widget=AREA, help_text="一行一个，可以不写。"
    )

    def told(self) -> api.Opinions:
        """What the engine is told."""
        return api.Opinions(**self.cleaned_data)


def _known() -> list[tuple[str, str]]:
    known = book()
    matters = [(f"matter:{key}", f"事项：{each.service.title}")
               for key, each in catalogue().matters.items()]  # fmt: skip
    figures = [(f"indicator:{key}", f"指标：{each.title}") for key, each in indicators().items()]
    numbers = [
        (f"parameter:{key}", f"标准和参数：{known.info(key).label}") for key in sorted(known.keys())
    ]
    return [*matters, *numbers, *figures]
