"""What a house states about safety: an incident in under a minute, rounds, drills, assessments."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from minzheng.engines.safety import api
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.facilities.api import Facility
from minzheng.registers.papers import Paper
from minzheng.registers.stays.api import Stay

NONE = ("", "请选择")
CLOCK = forms.TimeInput({"type": "time"}, format="%H:%M")
LONG = forms.Textarea({"rows": 3})
RADIO = forms.RadioSelect


class IncidentForm(forms.Form):
    """What is known in the first minute."""

    person = forms.TypedChoiceField(label="谁", coerce=int)
    risk = forms.ChoiceField(label="发生了什么", choices=[NONE, *api.RISKS.items()])
    day = DayField(label="哪天")
    clock = forms.TimeField(label="几点", widget=CLOCK)
    place = forms.CharField(label="在哪里", max_length=60)
    words = forms.CharField(label="经过", max_length=500, widget=LONG)
    harm = forms.ChoiceField(label="伤害程度", choices=list(api.HARMS.items()), widget=RADIO)
    first_action = forms.CharField(label="当时处置", max_length=300)
    family_told = forms.BooleanField(label="已经告知家属", required=False)

    def __init__(self, data: Any, *, stays: Iterable[Stay], now: datetime) -> None:
        super().__init__(data, initial={"day": now.date(), "clock": now.time()})
        people = ((row.person_id, f"{row.person.name} {row.place}".strip()) for row in stays)
        offer(self, "person", [NONE, *people])

    def new(self, now: datetime) -> api.NewIncident:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        at = moment(given.pop("day"), given.pop("clock"))
        told = now if given.pop("family_told") else None
        return api.NewIncident(happened_at=at, family_told_at=told, **given)


class FamilyForm(forms.Form):
    """When the family was told."""

    day = DayField(label="哪天告知家属")
    clock = forms.TimeField(label="几点", widget=CLOCK)

    def at(self) -> datetime:
        """The moment."""
        return moment(self.cleaned_data["day"], self.cleaned_data["clock"])


class CauseForm(forms.Form):
    """Why it happened, and what is done."""

    cause = forms.CharField(
        label="原因", max_length=500, widget=LONG, help_text="人、环境、管理各看一遍。"
    )
    measures = forms.CharField(
        label="改进措施", max_length=500, widget=LONG, help_text="做什么、谁做、哪天做完。"
    )


class ReviewForm(forms.Form):
    """What the second person thinks of it."""

    sound = forms.TypedChoiceField(
        label="复核结果", widget=RADIO, coerce=lambda told: told == "yes",
        choices=[("yes", "原因清楚、措施够了，结案"), ("no", "还要补充，退回")],
    )  # fmt: skip
    words = forms.CharField(label="复核意见", max_length=300, widget=LONG)


class RoundForm(forms.Form):
    """A tick at each item; what is wrong in words."""

    def __init__(self, data: Any, *, items: Sequence[api.Item]) -> None:
        super().__init__(data)
        self.items = items
        for item in items:
            self.fields[item.code] = forms.ChoiceField(
                label=f"{item.area_name}：{item.words}", choices=list(api.ANSWERS.items()),
                widget=RADIO, initial=api.GOOD,
            )  # fmt: skip
            self.fields[f"{item.code}-words"] = forms.CharField(
                label="有问题的写明", required=False, max_length=300
            )

    def answers(self) -> dict[str, api.Answer]:
        """By the code of the item."""
        given = self.cleaned_data
        return {
            item.code: api.Answer(given[item.code], given[f"{item.code}-words"])
            for item in self.items
        }


class FixForm(forms.Form):
    """It is right again."""

    remedy = forms.CharField(label="怎样整改的", max_length=300, widget=LONG)
    photo = EvidenceField(label="整改后的照片", why="拍改好的地方，不要拍到老人的脸。")

    def paper(self) -> Paper:
        """The photo as it came."""
        upload = self.cleaned_data["photo"]
        return Paper(upload.name, upload.read())


class DrillForm(forms.Form):
    """A drill as it was held."""

    kind = forms.ChoiceField(label="科目", choices=[NONE, *api.DRILLS.items()])
    day = DayField(label="哪天")
    people = forms.IntegerField(label="参加人数", min_value=1, max_value=2_000)
    minutes = forms.IntegerField(label="用时（分钟）", min_value=1, max_value=600)
    failed = forms.CharField(label="哪里没有做好", max_length=300, required=False, widget=LONG)
    measures = forms.CharField(label="怎样改进", max_length=300, required=False, widget=LONG)

    def new(self) -> api.NewDrill:
        """What the engine is told."""
        return api.NewDrill(**self.cleaned_data)


class AssessmentForm(forms.Form):
    """What could happen to a resident."""

    day = DayField(label="评估日期")
    risks = forms.MultipleChoiceField(
        label="有哪些风险", required=False, choices=list(api.RISKS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    measures = forms.CharField(label="防范措施", max_length=500, required=False, widget=LONG)
    first = forms.CharField(label="评估人", max_length=40)
    second = forms.CharField(label="第二评估人", max_length=40)

    def new(self) -> api.NewAssessment:
        """What the engine is told."""
        return api.NewAssessment(**self.cleaned_data)


def moment(day: date, clock: time) -> datetime:
    """A day and a time of the house's clock."""
    return datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())


def chosen(own: Sequence[Facility], told: str) -> Facility | None:
    """The facility that was asked for; the first where none was; None where there is none."""
    return next((each for each in own if str(each.pk) == told), own[0] if own else None)
