"""What is asked on the pages of purchased services."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.projects.api import (
    MOST_INDICATORS,
    WAYS,
    Evaluation,
    Indicator,
    NewContract,
    NewFollowUp,
    NewProject,
    NewTerms,
    ProjectState,
    Stage,
    Wanted,
    items,
    measures,
    pay_plans,
    questions,
)
from minzheng.faces.looks.fields import DayField, MoneyField, offer
from minzheng.registers.organisations.api import Organisation, find_by_credit_code

SHOWN = 4  # indicators a form asks for; the engine takes up to MOST_INDICATORS


class ProjectFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    state = forms.ChoiceField(label="状态", required=False)
    item = forms.ChoiceField(label="服务", required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=10**12)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "state", [("", "全部"), *ProjectState.choices])
        offer(self, "item", [("", "全部"), *((key, each.name) for key, each in items().items())])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(given.get("state", ""), given.get("item", ""), given.get("after") or 0)


class ProjectForm(forms.Form):
    """A need, a budget, a way."""

    title = forms.CharField(label="项目名称", max_length=80)
    need = forms.CharField(
        label="需求", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="谁需要、缺什么、怎么知道的、现有服务为什么不够。",
    )  # fmt: skip
    item = forms.ChoiceField(label="买哪项服务")
    division = forms.ChoiceField(label="在哪里做")
    budget = MoneyField(label="预算（元）")
    way = forms.ChoiceField(label="采购方式", widget=forms.RadioSelect, choices=list(WAYS.items()))
    way_reason = forms.CharField(
        label="理由", required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="直接委托的必须写。",
    )  # fmt: skip

    def __init__(self, data: Any, *, places: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "item", [(key, each.name) for key, each in items().items()])
        offer(self, "division", places)

    def project(self) -> NewProject:
        """What the engine is told."""
        return NewProject(**self.cleaned_data)


class DecideForm(forms.Form):
    """Approved or not, and why."""

    granted = forms.ChoiceField(
        label="审批", widget=forms.RadioSelect, choices=[("yes", "同意"), ("no", "不同意")]
    )
    words = forms.CharField(label="意见", max_length=300, widget=forms.Textarea({"rows": 3}))


class ContractForm(forms.Form):
    """With whom, for how much, from which fund, measured by what."""

    code = forms.CharField(label="承接机构的统一社会信用代码", max_length=18)
    amount = MoneyField(label="合同金额（元）")
    fund = forms.TypedChoiceField(label="从哪笔资金付", coerce=int)
    since = DayField(label="服务开始")
    until = DayField(label="服务结束")
    pay_plan = forms.ChoiceField(label="付款办法", widget=forms.RadioSelect)
    termination = forms.CharField(
        label="终止条款", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="什么情况下可以提前终止，怎样结算。",
    )  # fmt: skip
    split_words = forms.CharField(
        label="不是拆分采购的说明", required=False, max_length=300,
        help_text="提示可能拆分时才填。",
    )  # fmt: skip

    def __init__(self, data: Any, *, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [("", "请选择"), *((fund.pk, fund.name) for fund in funds)])
        offer(self, "pay_plan", [(key, each.name) for key, each in pay_plans().items()])
        counted = [(key, f"系统数：{each.name}") for key, each in measures().items()]
        for place in range(1, SHOWN + 1):
            for name, field in _indicator_fields(place, counted).items():
                self.fields[name] = field

    @property
    def organisation(self) -> Organisation | None:
        return find_by_credit_code(self.cleaned_data["code"])

    def contract(self, organisation: Organisation) -> NewContract:
        """What the engine is told."""
        given = self.cleaned_data
        same = ("amount", "fund", "since", "until", "pay_plan", "termination", "split_words")
        told = {name: given[name] for name in same}
        return NewContract(organisation, indicators=self._indicators(), **told)

    def _indicators(self) -> list[Indicator]:
        given = self.cleaned_data
        return [
            Indicator(
                f"Z{place}", given[f"name{place}"].strip(), given[f"target{place}"] or 0,
                given[f"unit{place}"].strip(), given[f"weight{place}"] or 0,
                given[f"measure{place}"],
            )
            for place in range(1, min(SHOWN, MOST_INDICATORS) + 1)
            if given[f"name{place}"].strip()
        ]  # fmt: skip


class AmendForm(forms.Form):
    """Another sum, another last day, and why."""

    amount = MoneyField(label="合同金额（元）")
    until = DayField(label="服务结束")
    words = forms.CharField(
        label="原因和依据", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="不能低于已付的，不能高于批准的预算；预留的钱跟着增减。",
    )  # fmt: skip

    def terms(self) -> NewTerms:
        """What the engine is told."""
        return NewTerms(**self.cleaned_data)


class AcceptForm(forms.Form):
    """The numbers that stand; those the system counts are not asked."""

    def __init__(self, data: Any, *, stage: Stage, known: dict[str, int]) -> None:
        super().__init__(data)
        for each in stage.contract.indicators:
            if each.code in known or not stage.expected:
                continue
            claimed = int(stage.claimed.get(each.code, 0))
            self.fields[each.code] = forms.IntegerField(
                label=f"{each.name}（{each.unit}）", min_value=0, max_value=claimed,
                help_text=f"机构报 {claimed}，合同目标 {each.target}。",
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="看了什么，怎样核对的", max_length=500, widget=forms.Textarea({"rows": 3})
        )

    def figures(self) -> dict[str, int]:
        """The numbers by indicator."""
        return {name: value for name, value in self.cleaned_data.items() if name != "words"}


class WordsForm(forms.Form):
    """A step that is told in words."""

    words = forms.CharField(label="说明", max_length=300, widget=forms.Textarea({"rows": 3}))


class EvaluationForm(forms.Form):
    """0–100 for every question."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for each in questions():
            self.fields[each.key] = forms.IntegerField(
                label=f"{each.name}（权重 {each.weight}）", min_value=0, max_value=100,
                help_text=f"{each.look}。0 到 100 分。",
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="评价意见", max_length=500, widget=forms.Textarea({"rows": 4})
        )

    def evaluation(self) -> Evaluation:
        """What the engine is told."""
        given = {**self.cleaned_data}
        return Evaluation(words=given.pop("words"), scores=given)


class FollowForm(forms.Form):
    """Does it go on, for how many."""

    goes_on = forms.ChoiceField(
        label="服务还在吗", widget=forms.RadioSelect, choices=[("yes", "还在"), ("no", "不在了")]
    )
    served = forms.IntegerField(
        label="最近一个月服务了多少人", min_value=0, max_value=1_000_000,
        help_text="不在了的写 0。",
    )  # fmt: skip
    words = forms.CharField(
        label="情况", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="怎样看的、靠什么维持；不要写服务对象的姓名。",
    )  # fmt: skip

    def follow_up(self) -> NewFollowUp:
        """What the engine is told."""
        given = self.cleaned_data
        return NewFollowUp(given["goes_on"] == "yes", given["served"], given["words"])


def _indicator_fields(place: int, counted: list[tuple[str, str]]) -> dict[str, forms.Field]:
    must = place == 1
    return {
        f"name{place}": forms.CharField(label=f"指标 {place}", max_length=60, required=must),
        f"target{place}": forms.IntegerField(
            label=f"指标 {place} 的目标数", min_value=1, max_value=10_000_000, required=must
        ),
        f"unit{place}": forms.CharField(
            label=f"指标 {place} 的单位", max_length=10, required=must
        ),
        f"weight{place}": forms.IntegerField(
            label=f"指标 {place} 的权重", min_value=1, max_value=100, required=must,
            help_text="各指标合计 100。" if must else "",
        ),
        f"measure{place}": forms.ChoiceField(
            label=f"指标 {place} 怎样算", required=False,
            choices=[("", "凭证明验收"), *counted],
        ),
    }  # fmt: skip
