"""What officers choose and write about care at home."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.homecare import api
from minzheng.engines.ledger.api import Fund
from minzheng.faces.looks.fields import offer
from minzheng.kernel.months import Month
from minzheng.vocabulary import ability

ALL, CHOOSE, MONTHS, ITEMS = ("", "全部"), ("", "请选择"), 12, 3
RADIO = forms.RadioSelect
YES_NO = (("yes", "属实"), ("no", "不属实"))


def day_field(label: str, **more: Any) -> forms.DateField:
    """A day, as browsers pick it."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class Filters(forms.Form):
    """What narrows a list; what is not among the choices narrows nothing."""

    def told(self, name: str) -> str:
        """What was chosen."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


class PlanFilters(Filters):
    """Which plans."""

    kind = forms.ChoiceField(label="方式", required=False, choices=[ALL, *api.KINDS.items()])
    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.PlanState.choices])


class ShowFilters(Filters):
    """What waits, unless something else is chosen; the file of a list says which."""

    def clean_show(self) -> str:
        """What waits is shown where nothing is chosen."""
        return self.cleaned_data["show"] or api.WAITING


class FlagFilters(ShowFilters):
    """Which odd visits."""

    show = forms.ChoiceField(
        label="显示", required=False,
        choices=[(api.WAITING, "待判定"), (api.DECIDED, "已判定")],
    )  # fmt: skip
    code = forms.ChoiceField(label="疑点", required=False, choices=[ALL, *api.Odd.choices])


class OpenFilters(ShowFilters):
    """What waits, or what is done."""

    show = forms.ChoiceField(
        label="显示", required=False, choices=[(api.WAITING, "待办"), (api.DECIDED, "已办")]
    )


class WeakFilters(Filters):
    """With or without helpers."""

    show = forms.ChoiceField(
        label="结对", required=False,
        choices=[ALL, (api.UNPAIRED, "还没有结对"), (api.PAIRED, "已结对")],
    )  # fmt: skip


class MonthFilters(Filters):
    """Which month, how far."""

    month = forms.ChoiceField(label="月份", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.State.choices])

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        now = Month.of(on)
        months = [now.shift(-back) for back in range(MONTHS)]
        offer(self, "month", [ALL, *((str(each), each.label) for each in months)])


class PlanForm(forms.Form):
    """A plan: provider, class, assessment, up to three services."""

    facility = forms.TypedChoiceField(label="服务机构", coerce=int)
    kind = forms.ChoiceField(label="服务方式", choices=list(api.KINDS.items()), widget=RADIO)
    person_class = forms.ChoiceField(label="人员类别", choices=[CHOOSE, *api.CLASSES.items()])
    level = forms.TypedChoiceField(
        label="能力等级", coerce=int, choices=[CHOOSE, *sorted(ability.能力等级代码.codes.items())],
        help_text="照能力评估报告选。",
    )  # fmt: skip
    assessed_on = day_field("评估日期")
    since = day_field("从哪天起服务")
    directions = forms.CharField(
        label="怎样走（给服务人员看）", required=False, max_length=100,
        help_text="例如：祠堂后面第二家，门口有龙眼树。",
    )  # fmt: skip
    pin = forms.CharField(
        label="签收口令", required=False, max_length=6,
        help_text="4 到 6 位数字，由老人自己定，服务结束时由老人输入；保存后谁也看不到。",
    )  # fmt: skip

    def __init__(self, data: Any, *, houses: Iterable[api.Facility]) -> None:
        super().__init__(data)
        offer(self, "facility", [CHOOSE, *((each.pk, each.name) for each in houses)])
        for number in range(1, ITEMS + 1):
            needed = number == 1
            where = f"第 {number} 项"
            self.fields[f"service{number}"] = forms.CharField(
                label=f"{where}服务", required=needed, max_length=40
            )
            self.fields[f"minutes{number}"] = forms.IntegerField(
                label=f"{where}一次多少分钟", required=needed, min_value=1, max_value=480
            )
            self.fields[f"price{number}"] = forms.DecimalField(
                label=f"{where}一次多少元", required=needed, min_value=0, max_value=1000,
                decimal_places=2,
            )  # fmt: skip
            self.fields[f"times{number}"] = forms.IntegerField(
                label=f"{where}每月几次", required=needed, min_value=1, max_value=62
            )

    def clean(self) -> dict[str, Any]:
        """A service is told whole or not at all."""
        told = super().clean() or {}
        for number in range(2, ITEMS + 1):
            parts = [
                told.get(f"{name}{number}") for name in ("service", "minutes", "price", "times")
            ]
            if any(part not in (None, "") for part in parts) and any(
                part in (None, "") for part in parts
            ):
                self.add_error(
                    f"service{number}", f"第 {number} 项没有填完整：要么四格都填，要么都空着"
                )
        return told

    def items(self) -> list[api.NewItem]:
        """The services that were told; money in fen."""
        told = self.cleaned_data
        return [
            api.NewItem(
                told[f"service{number}"], told[f"minutes{number}"],
                int(told[f"price{number}"] * 100), told[f"times{number}"],
            )
            for number in range(1, ITEMS + 1)
            if told.get(f"service{number}")
        ]  # fmt: skip


class BedForm(forms.Form):
    """What makes it a bed."""

    adapted_on = day_field("适老化改造完成日", required=False)
    device_on = day_field("设备上线日", required=False)


class LevelForm(forms.Form):
    """A new assessment."""

    level = forms.TypedChoiceField(
        label="新的能力等级",
        coerce=int,
        choices=[CHOOSE, *sorted(ability.能力等级代码.codes.items())],
    )
    assessed_on = day_field("评估日期")


class PauseForm(forms.Form):
    """Why nobody is to come."""

    why = forms.ChoiceField(label="为什么暂停", choices=list(api.PAUSES.items()), widget=RADIO)
    words = forms.CharField(label="说明", required=False, max_length=100)


class EndForm(forms.Form):
    """Why it is over."""

    why = forms.ChoiceField(label="为什么结束", choices=list(api.ENDS.items()), widget=RADIO)
    words = forms.CharField(label="说明", required=False, max_length=100)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class JudgeForm(forms.Form):
    """What was found of an odd visit."""

    verdict = forms.ChoiceField(label="核实下来", choices=api.Verdict.choices, widget=RADIO)
    reason = forms.CharField(
        label="怎样核实的", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="例如：问了老人和邻居，看了照片；不要写病情、证件号。",
    )  # fmt: skip


class CallForm(forms.Form):
    """What the elder or the family said on the phone."""

    came = forms.ChoiceField(
        label="这一次有人来吗？", choices=list(api.ANSWERS.items()), widget=RADIO
    )
    long_enough = forms.ChoiceField(
        label="时间做够了吗？", choices=list(api.ANSWERS.items()), widget=RADIO
    )
    stars = forms.TypedChoiceField(
        label="满意吗？", coerce=int, required=False, empty_value=None,
        choices=[("", "没有说"), *api.STARS.items()],
    )  # fmt: skip
    words = forms.CharField(label="怎样说的", required=False, max_length=200)


class AnswerForm(forms.Form):
    """What was found of a complaint."""

    founded = forms.ChoiceField(label="投诉属实吗？", choices=YES_NO, widget=RADIO)
    answer = forms.CharField(
        label="答复", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="投诉人会看到。写明核实的情况和怎样处理。",
    )  # fmt: skip


class PairForm(forms.Form):
    """Two helpers and what they see to."""

    first = forms.CharField(label="帮扶人一", max_length=40)
    first_phone = forms.CharField(label="帮扶人一的电话", required=False, max_length=20)
    second = forms.CharField(label="帮扶人二", max_length=40)
    second_phone = forms.CharField(label="帮扶人二的电话", required=False, max_length=20)
    package = forms.MultipleChoiceField(
        label="服务包", choices=list(api.PACKAGE.items()), widget=forms.CheckboxSelectMultiple
    )


class ContactForm(forms.Form):
    """Who was in touch, how the elder is."""

    helper = forms.ChoiceField(label="哪一位联系的", widget=RADIO)
    way = forms.ChoiceField(label="方式", choices=list(api.WAYS.items()), widget=RADIO)
    well = forms.ChoiceField(
        label="老人平安吗？", choices=[("yes", "平安"), ("no", "有情况")], widget=RADIO
    )
    words = forms.CharField(label="情况", max_length=200)
    day = day_field("哪天")

    def __init__(self, data: Any, *, pair: api.Pair, on: date) -> None:
        super().__init__(data, initial={"day": on})
        offer(self, "helper", [(name, name) for name in (pair.first, pair.second)])


class PayForm(forms.Form):
    """From which fund."""

    fund = forms.TypedChoiceField(label="从哪笔资金支付", coerce=int)

    def __init__(self, data: Any, *, funds: Iterable[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [CHOOSE, *((each.pk, each.name) for each in funds)])
