"""What nurses and carers write down."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms

from minzheng.engines.health import api
from minzheng.faces.looks.fields import DayField, EvidenceField, offer

CLOCK = {"type": "time"}
RADIO = forms.RadioSelect


def clock_field(label: str, **more: Any) -> forms.TimeField:
    """A time of the day."""
    return forms.TimeField(label=label, widget=forms.TimeInput(CLOCK, format="%H:%M"), **more)


class VitalsForm(forms.Form):
    """What was measured; what was not is left empty."""

    day = DayField(label="哪天量的")
    clock = clock_field("几点")
    sure = forms.BooleanField(label="再量过，确实是这个数", required=False)

    def __init__(self, data: Any, *, on: date, now: time) -> None:
        super().__init__(data, initial={"day": on, "clock": now})
        for key, one in api.MEASURES.items():
            self.fields[key] = forms.DecimalField(
                label=f"{one.name}（{one.unit}）", required=False, max_digits=6,
                decimal_places=1 if one.scale > 1 else 0, min_value=0,
                widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            )  # fmt: skip
        self.order_fields([*("day", "clock"), *api.MEASURES, "sure"])

    def new(self) -> api.NewReading:
        """What the engine is told: whole units or tenths."""
        given = self.cleaned_data
        values = {
            key: int(given[key] * Decimal(one.scale))
            for key, one in api.MEASURES.items()
            if given.get(key) is not None
        }
        return api.NewReading(given["day"], given["clock"], values, given["sure"])


class MedicineForm(forms.Form):
    """As the doctor ordered it."""

    name = forms.CharField(label="药名", max_length=60)
    dose = forms.CharField(label="每次用量", max_length=40, help_text="例如：5毫克、1片。")
    route = forms.ChoiceField(label="用法", choices=list(api.ROUTES.items()), widget=RADIO)
    times = forms.CharField(label="每天几点", max_length=80, help_text="例如：08:00、20:00。")
    starts_on = DayField(label="从哪天开始")
    stops_on = DayField(label="到哪天止", required=False, help_text="长期用的不填。")
    risk = forms.BooleanField(
        label="高风险药，给药前两个人核对", required=False,
        help_text="胰岛素、抗凝药、镇静药等，按本机构的高风险药目录。",
    )  # fmt: skip
    ordered_by = forms.CharField(label="哪位医生开的", max_length=60)

    def new(self) -> api.NewMedicine:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        written = given.pop("times").replace("，", "、").replace(",", "、").replace("：", ":")
        times = tuple(each.strip() for each in written.split("、") if each.strip())
        return api.NewMedicine(times=times, **given)


class DoseForm(forms.Form):
    """What became of a dose."""

    day = DayField(label="哪天的")
    slot = forms.ChoiceField(label="几点的药")
    outcome = forms.ChoiceField(label="结果", choices=api.Outcome.choices[1:], widget=RADIO)
    at = clock_field("实际几点", required=False)
    reason = forms.CharField(label="没有给成的，写原因", required=False, max_length=100)

    def __init__(self, data: Any, *, medicine: api.Medicine, start: dict[str, Any]) -> None:
        super().__init__(data, initial=start)
        offer(self, "slot", [(each, each) for each in medicine.times])

    def new(self) -> api.NewDose:
        """What the engine is told."""
        return api.NewDose(**self.cleaned_data)


class StopForm(forms.Form):
    """From when on it is not given."""

    last = DayField(label="最后一天")
    why = forms.CharField(label="谁让停的、为什么", max_length=100)


class CareForm(forms.Form):
    """One thing done."""

    day = DayField(label="哪天")
    clock = clock_field("几点")
    kind = forms.ChoiceField(label="做了什么", choices=list(api.CARES.items()), widget=RADIO)
    amount = forms.IntegerField(
        label="量", required=False, min_value=0, max_value=10_000,
        help_text="进食写吃了几成（1—10），饮水写毫升，睡眠写小时；别的不填。",
    )  # fmt: skip
    note = forms.CharField(
        label="要交班的情况", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )

    def new(self) -> api.NewCare:
        """What the engine is told."""
        return api.NewCare(**self.cleaned_data)


class FactForm(forms.Form):
    """An allergy or a diagnosis."""

    kind = forms.ChoiceField(label="类别", choices=list(api.FACTS.items()), widget=RADIO)
    words = forms.CharField(label="是什么", max_length=200)
    code = forms.CharField(
        label="ICD-10 编码（诊断必填）", required=False, max_length=8,
        help_text="例如 I10；见病历或出院小结。",
    )  # fmt: skip
    since = DayField(label="从哪天起")
    source = forms.CharField(label="谁说的", max_length=60, help_text="病历、医生、本人或家属。")

    def new(self) -> api.NewFact:
        """What the engine is told."""
        return api.NewFact(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What was done about a call."""

    words = forms.CharField(label="怎样处理的", max_length=300, widget=forms.Textarea({"rows": 3}))


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=100)


class ShareForm(forms.Form):
    """Whom the elder lets read, on a signed sheet."""

    name = forms.CharField(label="家人姓名", max_length=40)
    id_number = forms.CharField(label="家人身份证号", max_length=18)
    paper = EvidenceField(label="老人签字的授权书", why="签字要看得清。")


class ExportForm(forms.Form):
    """What leaves the house, for what, to whom."""

    since = DayField(label="从哪天")
    until = DayField(label="到哪天")
    purpose = forms.ChoiceField(label="用途", choices=list(api.PURPOSES.items()), widget=RADIO)
    receiver = forms.CharField(label="给谁", max_length=80)

    def asked(self) -> api.Asked:
        """What the engine is told."""
        return api.Asked(**self.cleaned_data)


class ShiftFilters(forms.Form):
    """Which shift of which day."""

    day = DayField(label="哪天", required=False)
    shift = forms.ChoiceField(
        label="哪一班", required=False,
        choices=[(key, words) for key, (words, *_) in api.SHIFTS.items()],
    )  # fmt: skip
