"""What officers write about a project's money: sources, contracts, changes, payments, account."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.pipeline import api
from minzheng.faces.desk.pipeline.forms import AREA, StepForm, paper_of
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.faces.looks.written import yuan


class SourceForm(forms.Form):
    """Money for a project: from the ledger, or from somebody else."""

    kind = forms.ChoiceField(label="来源", choices=list(api.SOURCES.items()))
    fund = forms.TypedChoiceField(
        label="哪笔资金", coerce=int, empty_value=None, required=False,
        help_text="来源是资金账里的资金时选。",
    )  # fmt: skip
    giver = forms.CharField(
        label="出资方", max_length=80, required=False, help_text="不是资金账里的钱时写。"
    )
    document = forms.CharField(label="文号或协议编号", max_length=120)
    amount = MoneyField(label="金额（元）")

    def __init__(self, data: Any, *, funds: Iterable[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [("", "不是资金账里的"), *((fund.pk, fund.name) for fund in funds)])

    def source(self) -> api.NewSource:
        """What the engine is told."""
        return api.NewSource(**self.cleaned_data)


class ArrivalForm(forms.Form):
    """What has come in, all in all."""

    amount = MoneyField(label="累计到位（元）")


class ContractForm(forms.Form):
    """With whom, for how much, from which source."""

    source = forms.TypedChoiceField(label="从哪个来源付", coerce=int)
    credit_code = forms.CharField(label="承包方的统一社会信用代码", max_length=18)
    title = forms.CharField(label="合同名称", max_length=80)
    document = forms.CharField(label="合同编号", max_length=60)
    amount = MoneyField(label="合同金额（元）")
    signed_on = DayField(label="签订日")
    item = forms.CharField(
        label="主要材料或服务", max_length=60, required=False, help_text="填了单价才比市场价。"
    )
    unit_price = MoneyField(label="单价（元）", required=False)
    low = MoneyField(label="市场价低（元）", required=False)
    high = MoneyField(label="市场价高（元）", required=False)

    def __init__(self, data: Any, *, sources: Sequence[api.SourceSum]) -> None:
        super().__init__(data)
        offer(self, "source", [("", "请选择"), *_offered(sources)])

    def contract(self) -> api.NewContract:
        """What the engine is told."""
        prices = {name: self.cleaned_data[name] or 0 for name in ("unit_price", "low", "high")}
        return api.NewContract(**{**self.cleaned_data, **prices})


class ChangeForm(forms.Form):
    """Another sum, and why."""

    amount = MoneyField(label="变更后的合同金额（元）")
    words = forms.CharField(label="原因", max_length=300, widget=AREA)


class PaymentForm(forms.Form):
    """What is asked for, with its invoice."""

    amount = MoneyField(label="申请付款（元）")
    invoice = forms.CharField(label="发票号码", max_length=40)
    words = forms.CharField(label="用途", max_length=200)
    paper = EvidenceField(label="发票文件", required=False, why="发票的照片或 PDF。")

    def payment(self) -> api.NewPayment:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewPayment(given["amount"], given["invoice"], given["words"], paper_of(given))


class AnswerForm(forms.Form):
    """Approved or not, and why."""

    granted = forms.ChoiceField(
        label="审批", widget=forms.RadioSelect, choices=[("yes", "同意付款"), ("no", "不同意")]
    )
    words = forms.CharField(label="看了哪些凭据，意见", max_length=200, widget=AREA)


class SettleForm(StepForm):
    """The final account."""

    amount = MoneyField(label="决算金额（元）", help_text="等于已付和到位的合计。")

    field_order = ("amount", "day", "document", "words", "paper")


def _offered(sources: Sequence[api.SourceSum]) -> list[tuple[int, str]]:
    return [
        (each.source.pk, f"{each.source.giver}，还可签 {yuan(each.left)} 元")
        for each in sources
        if each.source.kind == api.FUND
    ]
