"""What officers choose and write about pilots and trips."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.indicators.api import indicators
from minzheng.engines.learning import api
from minzheng.faces.desk.duties.forms import owner_choices, owner_of
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.offices.api import ROLES

AREA = forms.Textarea({"rows": 4})
Places = list[tuple[str, str]]


class PilotForm(forms.Form):
    """What is tried where, and by which figures one will know."""

    title = forms.CharField(label="名称", max_length=120)
    place = forms.ChoiceField(label="在哪里试")
    since = DayField(label="从哪天起")
    until = DayField(label="到哪天止")
    tries = forms.CharField(label="试什么", max_length=500, widget=AREA)
    keys = forms.MultipleChoiceField(
        label="看哪些指标的前后", widget=forms.CheckboxSelectMultiple,
        help_text="现在的数马上记下来，总结的时候再记一次，以后不变。",
    )  # fmt: skip

    def __init__(self, data: Any, *, towns: Places) -> None:
        super().__init__(data)
        offer(self, "place", towns)
        known = sorted(indicators().values(), key=lambda each: each.owner)
        offer(self, "keys", [(e.key, f"{e.owner}：{e.title}（{e.unit}）") for e in known])

    def new(self, division: str) -> api.NewPilot:
        """What the engine is told."""
        return api.NewPilot(division=division, **self.cleaned_data)


class ResultForm(forms.Form):
    """How it went."""

    result = forms.CharField(label="结果", max_length=500, widget=AREA)
    worked = forms.ChoiceField(
        label="推广吗", choices=[("yes", "可以推广"), ("no", "不推广")], widget=forms.RadioSelect
    )


class CopyForm(forms.Form):
    """Which town takes it over."""

    place = forms.ChoiceField(label="推广到")
    words = forms.CharField(label="怎样推广", max_length=300, widget=AREA)
    due = DayField(label="期限")

    def __init__(self, data: Any, *, towns: Places) -> None:
        super().__init__(data)
        offer(self, "place", towns)

    def new(self) -> api.NewCopy:
        """What the engine is told."""
        return api.NewCopy(**self.cleaned_data)


class TripForm(forms.Form):
    """Where to, who, when, with which questions."""

    title = forms.CharField(label="名称", max_length=120)
    destination = forms.CharField(label="去哪里", max_length=120)
    members = forms.CharField(label="哪些人去", max_length=300)
    since = DayField(label="第一天")
    until = DayField(label="最后一天")
    questions = forms.CharField(label="要弄清楚的问题", widget=AREA, help_text="一行一个。")

    def new(self, division: str) -> api.NewTrip:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        questions = given.pop("questions").splitlines()
        return api.NewTrip(division=division, questions=questions, **given)


class AnswersForm(forms.Form):
    """An answer to each question."""

    def __init__(self, data: Any, *, trip: api.Trip) -> None:
        super().__init__(data)
        for at, each in enumerate(trip.questions):
            self.fields[f"answer_{at}"] = forms.CharField(
                label=each["asked"], initial=each["answer"], max_length=2000, widget=AREA
            )

    def answers(self) -> list[str]:
        """In the order of the questions."""
        return [self.cleaned_data[name] for name in self.fields]


class CourseForm(forms.Form):
    """What is taught to whom, when, by whom; or a make-up for who did not come."""

    title = forms.CharField(label="名称", max_length=120)
    covers = forms.CharField(label="讲什么", max_length=500, widget=AREA)
    teacher = forms.CharField(label="谁讲", max_length=120)
    day = DayField(label="哪一天")
    hours = forms.IntegerField(label="学时", help_text="一学时 45 分钟，写整数。")
    makes_up = forms.ChoiceField(
        label="补哪一次课", required=False, help_text="选了就只通知那一次没有来的人，不用选岗位。"
    )
    roles = forms.MultipleChoiceField(
        label="哪些岗位参加", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, *, held: Iterable[api.Course]) -> None:
        super().__init__(data)
        offer(self, "roles", [(role, ROLES[role]) for role in api.TAUGHT])
        before = ((f"{row.pk}", f"{row.title}（{row.day}）") for row in held)
        offer(self, "makes_up", [("", "不是补课"), *before])

    def new(self, division: str) -> api.NewCourse:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        makes_up = given.pop("makes_up")
        return api.NewCourse(
            division=division, makes_up=int(makes_up) if makes_up else None, **given
        )


class HoldForm(forms.Form):
    """Who did not come, with the sheet that all others signed."""

    absent = forms.MultipleChoiceField(
        label="没有来的人", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="都来了就不选。",
    )  # fmt: skip
    paper = EvidenceField(label="签到表", why="到课的人签的表，照片或 PDF。")

    def __init__(self, data: Any, files: Any, *, seats: Iterable[api.Seat]) -> None:
        super().__init__(data, files)
        named = [(f"{seat.pk}", f"{seat.name}（{seat.staff_number}）") for seat in seats]
        offer(self, "absent", named)

    def told(self) -> tuple[list[int], api.Paper]:
        """The seats that stayed empty, and the sheet."""
        upload = self.cleaned_data["paper"]
        absent = [int(each) for each in self.cleaned_data["absent"]]
        return absent, api.Paper(str(upload.name), upload.read())


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="为什么取消", max_length=200)


class LessonForm(forms.Form):
    """What is to be done here."""

    text = forms.CharField(label="学到什么、要做什么", max_length=200)
    owner = forms.ChoiceField(label="谁来办")
    evidence = forms.CharField(label="凭什么算办完", max_length=200)
    due = DayField(label="期限")

    def __init__(self, data: Any, *, towns: Places, home: str) -> None:
        super().__init__(data)
        offer(self, "owner", owner_choices(towns, home))

    def new(self) -> api.NewLesson:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewLesson(
            given["text"], owner_of(given["owner"]), given["evidence"], given["due"]
        )
