"""What a house fills in about rooms, beds, contracts and prepaid money."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.residence import api
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.kernel.months import Month

RADIO, BACK = forms.RadioSelect, 3
LEVELS = api.Level.choices
WAYS = [("paid", "收"), ("used", "扣（抵当月费用）"), ("refunded", "退")]


class UnitForm(forms.Form):
    """A group of rooms."""

    name = forms.CharField(label="名称", max_length=40, help_text="例如：二楼护理区")
    level = forms.ChoiceField(label="照护级别", choices=LEVELS, widget=RADIO)


class RoomForm(forms.Form):
    """A room with its beds."""

    unit = forms.TypedChoiceField(label="属于哪个照护单元", coerce=int)
    building = forms.CharField(label="楼栋", max_length=20, required=False)
    floor = forms.IntegerField(label="楼层", min_value=-5, max_value=99)
    number = forms.CharField(label="房号", max_length=12, help_text="例如 201")
    kind = forms.ChoiceField(label="房型", choices=tuple(api.ROOM_KINDS.items()), widget=RADIO)
    beds = forms.IntegerField(
        label="几张床", min_value=1, max_value=20, help_text="床位号自动编为 201-1、201-2"
    )

    def __init__(self, data: Any, *, units: Iterable[api.Unit]) -> None:
        super().__init__(data)
        found = [(unit.pk, f"{unit.name}（{unit.get_level_display()}）") for unit in units]
        offer(self, "unit", [("", "请选择"), *found])


class BedForm(forms.Form):
    """One more bed in a room."""

    code = forms.CharField(label="床位号", max_length=40, help_text="例如 201-3")


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=100)


class PlaceForm(forms.Form):
    """In which bed, from when, why."""

    bed = forms.TypedChoiceField(label="床位", coerce=int)
    since = DayField(label="从哪天起")
    reason = forms.ChoiceField(label="原因", choices=api.Moved.choices, widget=RADIO)
    basis = forms.CharField(
        label="评估的日期和结果（因评估换床的填）", max_length=100, required=False
    )

    def __init__(self, data: Any, *, beds: Iterable[api.Bed], moving: bool, on: date) -> None:
        super().__init__(data, initial={"since": on, "reason": "" if moving else "admitted"})
        found = [(bed.pk, f"{bed.code}（{bed.room.unit.name}，{bed.get_level_display()}）")
                 for bed in beds]  # fmt: skip
        offer(self, "bed", [("", "请选择"), *found])
        admitted = api.Moved.ADMITTED.value
        offer(self, "reason", [c for c in api.Moved.choices if (c[0] == admitted) != moving])


class AwayForm(forms.Form):
    """Where to, from when."""

    kind = forms.ChoiceField(label="去哪里", choices=tuple(api.ABSENCES.items()), widget=RADIO)
    since = DayField(label="从哪天起不在")


class BackForm(forms.Form):
    """Back on which day."""

    until = DayField(label="哪天回院")


class AssessForm(forms.Form):
    """The house's own assessment."""

    assessed_on = DayField(label="评估日期")
    level = forms.ChoiceField(label="照护级别", choices=LEVELS, widget=RADIO)
    first = forms.CharField(label="评估人姓名", max_length=40)
    second = forms.CharField(label="另一评估人姓名", max_length=40)


class FeesForm(forms.Form):
    """What a month costs."""

    level = forms.ChoiceField(label="照护级别", choices=LEVELS, widget=RADIO)
    bed_fee = MoneyField(label="每月床位费")
    care_fee = MoneyField(label="每月照护费")
    meal_fee = MoneyField(label="每月伙食费")

    def fees(self) -> api.Fees:
        """What the engine is told."""
        given = self.cleaned_data
        return api.Fees(given["bed_fee"], given["care_fee"], given["meal_fee"])


class ContractForm(FeesForm):
    """A contract as it was signed."""

    payer = forms.CharField(label="付费人（担保人）姓名", max_length=40)
    relation = forms.CharField(
        label="与入住人的关系", max_length=20, help_text="本人付费的写“本人”"
    )
    phone = forms.CharField(label="付费人电话", max_length=20, required=False)
    since = DayField(label="合同从哪天起")
    until = DayField(label="合同到哪天止")
    deposit = MoneyField(label="押金", help_text="没有押金的写 0")
    field_order = ("payer", "relation", "phone", "since", "until", "level")

    def new(self) -> api.NewContract:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewContract(
            given["payer"], given["relation"], given["since"], given["until"], given["level"],
            self.fees(), given["deposit"], given["phone"],
        )  # fmt: skip


class TermsForm(FeesForm):
    """What changes from a day on."""

    since = DayField(label="从哪天起变更")
    why = forms.CharField(label="为什么变更", max_length=200)

    def new(self) -> api.NewTerms:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewTerms(given["since"], given["level"], self.fees(), given["why"])


class EndForm(forms.Form):
    """The day on which a contract ends, and why."""

    ended_on = DayField(label="哪天解除")
    why = forms.CharField(label="为什么解除", max_length=200)


class PaperForm(forms.Form):
    """The signed paper."""

    paper = EvidenceField(label="签好的合同", why="民政检查时核对；加密保存")


class MoneyForm(forms.Form):
    """Money that moved."""

    way = forms.ChoiceField(label="收、扣还是退", choices=WAYS, widget=RADIO)
    kind = forms.ChoiceField(label="哪一种", choices=api.Kind.choices, widget=RADIO)
    amount = MoneyField(label="金额")
    months = forms.IntegerField(
        label="几个月的（预收服务费的填）", min_value=0, max_value=600, required=False
    )
    day = DayField(label="哪天")
    text = forms.CharField(label="说明", max_length=100, required=False)
    excess = forms.CharField(
        label="超出上限的原因（没有超出的不填）", max_length=200, required=False,
        help_text="写了会记下来，民政能看到。",
    )  # fmt: skip

    def new(self) -> api.NewEntry:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        return api.NewEntry(**(given | {"months": given["months"] or 0}))


class ScheduleForm(forms.Form):
    """Fees and account as filed."""

    since = DayField(label="从哪天起执行")
    fees = forms.CharField(
        label="收费项目和标准", max_length=2_000, widget=forms.Textarea({"rows": 6}),
        help_text="一行一项，例如：双人间床位费 1200 元/月",
    )  # fmt: skip
    bank = forms.CharField(label="存管银行", max_length=60)
    account = forms.CharField(
        label="存管账号", max_length=40, widget=forms.TextInput({"autocomplete": "off"})
    )

    def new(self) -> api.NewSchedule:
        """What the engine is told."""
        return api.NewSchedule(**self.cleaned_data)


class CustodyForm(forms.Form):
    """The balance at the end of a month."""

    month = forms.ChoiceField(label="哪个月")
    balance = MoneyField(label="月末存管余额", help_text="按银行对账单")

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        months = [Month.of(on).shift(-back) for back in range(1, BACK + 1)]
        offer(self, "month", [(str(each), each.label) for each in months])


def fees_of(terms: "api.Contract | api.Addendum") -> dict[str, Any]:
    """What a form of fees begins with."""
    names = ("level", "bed_fee", "care_fee", "meal_fee")
    return {name: getattr(terms, name) for name in names}
