"""What officers choose and state about entries."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.discovery.api import (
    DIMENSIONS,
    LEVELS,
    OUTCOMES,
    REASONS,
    SEEN,
    Contact,
    Ending,
    Wanted,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, offer

WAITING = "waiting"
STATES = (
    (WAITING, "没有办结"), ("open", "待接"), ("taken", "在办"), ("visited", "已上门或联系"),
    ("closed", "已办结"),
)  # fmt: skip
NOT_LOOKED = ""


class EntryFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    level = forms.ChoiceField(label="在哪一级", required=False)
    kind = forms.ChoiceField(label="从哪里来", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    mine = forms.ChoiceField(label="谁在办", required=False, choices=(("", "全部"), ("on", "我")))
    overdue = forms.ChoiceField(
        label="期限", required=False, choices=(("", "全部"), ("on", "已经超期"))
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "level", [("", "全部"), *LEVELS.items()])
        offer(self, "kind", [("", "全部"), *REASONS.items()])
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            level=given.get("level", ""),
            state=given.get("state") or WAITING,
            kind=given.get("kind", ""),
            division=given.get("division", ""),
            mine=bool(given.get("mine")),
            overdue=bool(given.get("overdue")),
            after=given.get("after") or 0,
        )


class MonitorFilters(forms.Form):
    """Which monitored households the page shows."""

    division = forms.ChoiceField(label="所在地", required=False)
    changed = forms.ChoiceField(
        label="变化", required=False, choices=(("", "有变化的"), ("all", "全部监测户"))
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def chosen(self) -> dict[str, Any]:
        """What the engine is asked."""
        given = self.cleaned_data
        return {
            "only_changed": given.get("changed") != "all",
            "division": given.get("division", ""),
            "after": given.get("after") or 0,
        }


class MoveForm(forms.Form):
    """Why an entry goes up, down, or on the list again."""

    words = forms.CharField(label="理由", max_length=400, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, help_text: str) -> None:
        super().__init__(data)
        self.fields["words"].help_text = help_text


class ContactForm(forms.Form):
    """What was met, and how hard life is in which respect; only what was looked at."""

    day = DayField(label="哪天上门或联系")
    words = forms.CharField(
        label="见到了谁，情况怎样", max_length=400, widget=forms.Textarea({"rows": 4}),
        help_text="写看到的事实：人在不在、住得怎样、缺什么。",
    )  # fmt: skip

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(NOT_LOOKED, "没看"), *((str(key), word) for key, word in SEEN.items())]
        for key, word in DIMENSIONS.items():
            field = forms.ChoiceField(
                label=word, required=False, choices=choices, widget=forms.RadioSelect
            )
            self.fields[f"seen_{key}"] = field

    def contact(self) -> Contact:
        """What the engine is told."""
        given = self.cleaned_data
        seen = {key: int(given[f"seen_{key}"]) for key in DIMENSIONS if given.get(f"seen_{key}")}
        return Contact(given["day"], given["words"], seen)


class EndingForm(forms.Form):
    """How it ended, and what who told it may read."""

    outcome = forms.ChoiceField(
        label="结果", widget=forms.RadioSelect, choices=list(OUTCOMES.items())
    )
    words = forms.CharField(
        label="怎样处理的，为什么", max_length=400, widget=forms.Textarea({"rows": 3})
    )
    case_number = forms.CharField(
        label="办件编号", required=False, max_length=40, help_text="结果是“已经提出申请”时填。"
    )
    handed_to = forms.CharField(
        label="转给谁", required=False, max_length=60,
        help_text="结果是“转给别的部门或者组织”时填。",
    )  # fmt: skip
    answer = forms.CharField(
        label="给反映人的话", required=False, max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="反映人凭回执号能看到，不要写姓名、地址、电话、病情。",
    )  # fmt: skip

    def ending(self) -> Ending:
        """What the engine is told."""
        return Ending(**self.cleaned_data)


class PersonForm(forms.Form):
    """Which person of the registers it is."""

    person = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)


class OtherForm(forms.Form):
    """Which other entry tells of the same."""

    other = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
