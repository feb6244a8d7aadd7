"""What is asked on the pages of the closed programmes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.programmes.api import (
    ABSENCES,
    CONSENTS,
    CRISES,
    ENDS,
    MOST_GOALS,
    SOURCES,
    Ask,
    Consent,
    Definition,
    File,
    NewMeeting,
    NewPlan,
    Paper,
    Referral,
    Scale,
    Teammate,
    definitions,
)
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Officer

GOALS = tuple(f"goal{place}" for place in range(1, MOST_GOALS + 1))


def words_field(label: str, help_text: str = "", rows: int = 4) -> forms.CharField:
    """A box for a few sentences."""
    box = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=900, widget=box, help_text=help_text)


class ReferForm(forms.Form):
    """Whom somebody refers, why, and who agreed."""

    source = forms.ChoiceField(label="从哪里转来", widget=forms.RadioSelect)
    referred_by = forms.CharField(label="转介的医院、部门或人", required=False, max_length=60)
    name = forms.CharField(label="姓名", max_length=40)
    id_number = forms.CharField(label="身份证号", max_length=20)
    phone = forms.CharField(label="电话", required=False, max_length=20)
    address = forms.CharField(label="现在住在哪里", required=False, max_length=100)
    guardian = forms.CharField(label="监护人或紧急联系人", required=False, max_length=40)
    guardian_phone = forms.CharField(label="监护人电话", required=False, max_length=20)
    reason = words_field("为什么转介", "现在的情况、想得到什么帮助。只有服务点的团队能看到。")
    consent_by = forms.ChoiceField(
        label="谁同意的", widget=forms.RadioSelect, choices=list(CONSENTS.items()),
        help_text="不满十八周岁的，要监护人同意。",
    )  # fmt: skip
    consent_name = forms.CharField(label="同意的人姓名", max_length=40)
    relation = forms.CharField(
        label="监护人和本人的关系", required=False, max_length=20, help_text="监护人同意的填。"
    )
    explained = words_field("怎样说明的", "讲明谁能看到、做什么、随时可以退出。", 2)
    paper = EvidenceField(label="同意书", required=False, why="有纸质同意书的拍下来，加密保存。")

    def __init__(self, data: Any, files: Any, *, definition: Definition) -> None:
        super().__init__(data, files)
        offer(self, "source", [(code, SOURCES[code]) for code in definition.referrers])

    def referral(self) -> Referral:
        """What the engine is told."""
        given = self.cleaned_data
        upload = given["paper"]
        consent = Consent(
            given["consent_by"], given["consent_name"], given["relation"], given["explained"],
            Paper(upload.name, upload.read()) if upload else None,
        )  # fmt: skip
        same = ("name", "id_number", "source", "reason", "phone", "address", "guardian",
                "guardian_phone", "referred_by")  # fmt: skip
        return Referral(consent=consent, **{name: given[name] for name in same})


class AnswerForm(forms.Form):
    """Taken on, or not and why."""

    outcome = forms.ChoiceField(
        label="接收吗", widget=forms.RadioSelect,
        choices=[("accept", "接收"), ("refuse", "不接收")],
    )  # fmt: skip
    worker = forms.ChoiceField(label="负责人", required=False, help_text="接收的，选团队里的一位。")
    reason = forms.CharField(
        label="不接收的原因", required=False, max_length=900, widget=forms.Textarea({"rows": 3}),
        help_text="写原因和建议去哪里，当面告诉本人或监护人。转介的人只知道没有接收。",
    )  # fmt: skip

    def __init__(self, data: Any, *, team: Sequence[Teammate]) -> None:
        super().__init__(data)
        offer(self, "worker", [("", "请选择"), *_people(team)])


class WorkerForm(forms.Form):
    """Who is responsible from now on."""

    worker = forms.ChoiceField(label="新的负责人")

    def __init__(self, data: Any, *, team: Sequence[Teammate]) -> None:
        super().__init__(data)
        offer(self, "worker", _people(team))


class PlanForm(forms.Form):
    """Goals, how often, and the guardian's word."""

    per_week = forms.IntegerField(label="每周几次", min_value=1, max_value=14)
    guardian = forms.CharField(
        label="监护人的意见", required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="由监护人同意的，必须写。",
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for place, name in enumerate(GOALS, 1):
            self.fields[name] = forms.CharField(
                label=f"目标 {place}", max_length=100, required=place == 1
            )
        self.order_fields([*GOALS, "per_week", "guardian"])

    def plan(self) -> NewPlan:
        """What the engine is told."""
        given = self.cleaned_data
        return NewPlan([given[name] for name in GOALS], given["per_week"], given["guardian"])


class MeetingForm(forms.Form):
    """A session, held or missed."""

    day = DayField(label="哪天")
    kind = forms.ChoiceField(label="种类")
    absence = forms.ChoiceField(label="到了吗", required=False, choices=list(ABSENCES.items()))
    minutes = forms.IntegerField(
        label="多少分钟", required=False, min_value=0, max_value=600, help_text="到了的填。"
    )
    done = words_field("做了什么", "没到的，写怎样联系的。", 3)
    following = forms.CharField(label="下次做什么", required=False, max_length=300)

    def __init__(self, data: Any, *, row: File, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offer(self, "kind", list(row.point.definition.sessions.items()))

    def meeting(self) -> NewMeeting:
        """What the engine is told."""
        given = {**self.cleaned_data}
        return NewMeeting(**{**given, "minutes": given["minutes"] or 0})


class ScaleForm(forms.Form):
    """Every item of a scale; what may be left out may stay empty."""

    def __init__(self, data: Any, *, scale: Scale) -> None:
        super().__init__(data)
        choices = [(str(value), f"{value}　{words}") for value, words in scale.answers.items()]
        for item, words in scale.items.items():
            self.fields[item] = forms.ChoiceField(
                label=words, choices=choices, widget=forms.RadioSelect,
                required=not scale.missing,
            )  # fmt: skip

    def answers(self) -> dict[str, int]:
        """What was answered, item by item."""
        return {item: int(value) for item, value in self.cleaned_data.items() if value}


class WordsForm(forms.Form):
    """A step that is told in words."""

    words = words_field("情况")


class CrisisForm(forms.Form):
    """Which danger, and what was done at once."""

    kind = forms.ChoiceField(
        label="哪一种危险", widget=forms.RadioSelect, choices=list(CRISES.items())
    )
    words = words_field("看到什么，已经做了什么", "打了哪个电话、谁接的、几点、人现在在哪里。")


class EndForm(forms.Form):
    """How it ends."""

    reason = forms.ChoiceField(
        label="怎样结束", widget=forms.RadioSelect, choices=list(ENDS.items())
    )
    words = words_field("结束时的情况", "目标完成得怎样，以后有事找谁。")


class PointForm(forms.Form):
    """Which programme at which place."""

    programme = forms.ChoiceField(label="服务", widget=forms.RadioSelect)
    facility = forms.TypedChoiceField(label="设在哪里", coerce=int)

    def __init__(self, data: Any, *, places: Sequence[Facility]) -> None:
        super().__init__(data)
        offer(self, "programme", [(key, each.name) for key, each in definitions().items()])
        rows = [(each.pk, f"{each.name}（{each.kind_name}）") for each in places]
        offer(self, "facility", [("", "请选择"), *rows])


class MateForm(forms.Form):
    """Whom to name to the team."""

    staff_number = forms.ChoiceField(label="社会工作者")
    is_lead = forms.BooleanField(label="由这位负责这个服务点", required=False)

    def __init__(self, data: Any, *, people: Sequence[Officer]) -> None:
        super().__init__(data)
        rows = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in people]
        offer(self, "staff_number", rows)


class AskForm(forms.Form):
    """Whose life is in danger, and why nobody can wait."""

    name = forms.CharField(label="谁有危险", max_length=40)
    id_number = forms.CharField(label="身份证号", max_length=20)
    reason = words_field("什么危险，为什么等不到服务点的人", "第二位负责人凭这段话决定。", 3)

    def ask(self) -> Ask:
        """What the engine is told."""
        return Ask(**self.cleaned_data)


class DecideForm(forms.Form):
    """The second person's decision."""

    granted = forms.ChoiceField(
        label="决定", widget=forms.RadioSelect, choices=[("yes", "批准查看"), ("no", "不批准")]
    )
    words = words_field("理由", rows=2)


def _people(team: Sequence[Teammate]) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in team]
