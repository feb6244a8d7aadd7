"""What officers choose and write about reserves: limits, payments, claims, counts."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger.api import Fund
from minzheng.engines.reserves import api
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.faces.looks.written import yuan

ALL = ("", "全部")
STATES = (
    ALL, (api.OPEN, "没有了结的"), (api.INCOMPLETE, "没有补全的"), (api.LATE, "过期没有办件的"),
    *api.PaymentState.choices,
)  # fmt: skip
CHECKED, APPROVED, RETURNED = "check", "approve", "return"


class PaymentFilters(forms.Form):
    """What the list of payments shows; everything stands in the address."""

    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    form = forms.ChoiceField(label="方式", required=False, choices=(ALL, *api.FORMS.items()))
    division = forms.ChoiceField(label="镇街", required=False)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "division", [ALL, *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(*(given.get(name, "") for name in ("state", "division", "form")))


class TermsForm(forms.Form):
    """The limits of a reserve, as the document says."""

    ceiling = MoneyField(label="备用金限额")
    refill_line = MoneyField(label="低于多少要补足")
    cap = MoneyField(label="单次支付上限")
    document = forms.CharField(label="规定限额的文件文号", max_length=60)

    def terms(self) -> api.NewTerms:
        """What the engine is told."""
        return api.NewTerms(**{name: self.cleaned_data[name] for name in TERMS})


TERMS = ("ceiling", "refill_line", "cap", "document")


class SetUpForm(TermsForm):
    """A reserve to set up."""

    division = forms.ChoiceField(label="哪个镇街")
    field_order = ("division",)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "division", places_below(viewer, on))


OTHER = ""


class PayForm(forms.Form):
    """Help first, on the phone: who, what happened, how much, how; all else may wait."""

    client = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    who = forms.CharField(
        label="给了谁", required=False, max_length=40,
        help_text="写姓名；不知道姓名的，写他的样子。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    nameless = forms.BooleanField(label="不知道姓名，写的是样子", required=False)
    photo = EvidenceField(label="照片", required=False, why="不知道姓名时拍；先征得同意。")
    cause = forms.TypedChoiceField(
        label="发生了什么事", coerce=int, choices=list(api.CAUSES.items()), widget=forms.RadioSelect
    )
    amount = forms.TypedChoiceField(
        label="给多少（实物按价值）", coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    other = MoneyField(label="别的金额", required=False)
    form = forms.ChoiceField(
        label="怎样给的", choices=list(api.FORMS.items()), widget=forms.RadioSelect
    )
    people = forms.IntegerField(label="几个人生活受影响", required=False, min_value=1, max_value=50)
    id_number = forms.CharField(label="领取人身份证号", required=False, max_length=18)
    where = forms.CharField(label="在哪里", required=False, max_length=100)
    story = forms.CharField(
        label="眼下怎样，缺什么", required=False, max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    goods = forms.CharField(label="给了什么实物", required=False, max_length=200)
    witness = forms.CharField(label="在场的第二个人（工号）", required=False, max_length=40)
    alone_reason = forms.CharField(label="只有一个人的，写原因", required=False, max_length=200)
    again_reason = forms.CharField(
        label="以前救助过，仍要救助的理由", required=False, max_length=200
    )
    receipt = EvidenceField(label="本人签收的收据照片", required=False, why="了结以前补上。")
    FOUR = ("who", "nameless", "photo", "cause", "amount", "other", "form")

    def __init__(self, data: Any, files: Any, *, sums: list[int]) -> None:
        super().__init__(data, files)
        taps = [(str(fen), f"{yuan(fen).removesuffix('.00')} 元") for fen in sums]
        offer(self, "amount", [*taps, (OTHER, "别的金额")])

    @property
    def later(self) -> list[forms.BoundField]:
        """What may be told already, and is asked by day otherwise."""
        return [bound for bound in self.visible_fields() if bound.name not in self.FOUR]

    def clean(self) -> dict[str, Any]:
        """Money is named by a tap or by writing it, not by both."""
        given: dict[str, Any] = super().clean() or {}
        sums = [fen for fen in (given.get("amount"), given.get("other")) if fen]
        if len(sums) != 1 and not self.errors.keys() & {"amount", "other"}:
            self.add_error("amount", "请点一个金额；点“别的金额”的，在下面写清楚")
        return given

    def new(self, happened_on: date) -> api.NewPayment:
        """What the engine is told; nobody is asked the day at the door."""
        given = {**self.cleaned_data, "happened_on": happened_on}
        who, nameless = given.pop("who"), given.pop("nameless")
        amount = given.pop("amount") or given.pop("other")
        given.pop("other", None)
        given |= {name: _paper(given[name]) for name in ("photo", "receipt")}
        given |= {"looks" if nameless else "name": who, "people": given["people"] or 1}
        return api.NewPayment(amount=amount, **given)


def _paper(upload: Any) -> api.Paper | None:
    return api.Paper(upload.name, upload.read()) if upload else None


class CompleteForm(forms.Form):
    """What the night left out."""

    name = forms.CharField(label="领取人姓名", max_length=40)
    id_number = forms.CharField(
        label="领取人身份证号", max_length=18, help_text="证件烧毁、遗失的，向派出所核实。"
    )
    happened_on = DayField(label="哪天发生的")
    where = forms.CharField(label="在哪里", max_length=100)
    story = forms.CharField(
        label="发生了什么，当时缺什么", max_length=500, widget=forms.Textarea({"rows": 3})
    )
    people = forms.IntegerField(label="几个人生活受影响", min_value=1, max_value=50)
    goods = forms.CharField(
        label="给了什么实物", required=False, max_length=200, help_text="写品名和数量。"
    )
    witness = forms.CharField(
        label="在场的第二个人（工号）", required=False, max_length=40,
        help_text="村社协理员、同事都可以。",
    )  # fmt: skip
    alone_reason = forms.CharField(label="当时只有一个人的，写原因", required=False, max_length=200)
    again_reason = forms.CharField(
        label="以前救助过，仍要救助的理由", required=False, max_length=200,
        help_text="系统提醒时再填。",
    )  # fmt: skip

    def __init__(self, data: Any, *, row: api.Payment) -> None:
        told = row.told
        known = {
            "happened_on": row.happened_on, "people": row.people, "witness": row.witness_key,
            "alone_reason": row.alone_reason,
            **{name: told[name] for name in ("name", "where", "story", "goods")},
        }  # fmt: skip
        super().__init__(data, initial=known)
        if row.form != api.GOODS:
            del self.fields["goods"]

    def completion(self) -> api.Completion:
        """What the engine is told."""
        return api.Completion(**self.cleaned_data)


class ReceiptForm(forms.Form):
    """The photo of the signed receipt."""

    receipt = EvidenceField(label="收据照片", why="本人签字或按手印的收据。")


class LinkForm(forms.Form):
    """The case a payment belongs to."""

    number = forms.CharField(label="办件编号", max_length=40)


class EndForm(forms.Form):
    """What becomes of a payment."""

    how = forms.ChoiceField(label="怎样了结", widget=forms.RadioSelect)
    words = forms.CharField(label="理由", max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, row: api.Payment) -> None:
        super().__init__(data)
        unknown = row.person_id is None
        fit = [each for each in api.ENDS.items() if (each[0] == api.NAMELESS) == unknown]
        offer(self, "how", fit)


class RepayForm(forms.Form):
    """Money that came back."""

    amount = MoneyField(label="退回金额")
    receipt = forms.CharField(label="收据号", max_length=60)


class AskForm(forms.Form):
    """Money a reserve begins with."""

    amount = MoneyField(label="申请拨付金额")


class CountForm(forms.Form):
    """The cash as counted."""

    counted = MoneyField(label="实有现金和存款合计")
    witness = forms.CharField(label="监盘人（工号）", max_length=40)
    words = forms.CharField(
        label="不一致的说明", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )


class ClaimForm(forms.Form):
    """What the district does with a claim."""

    deed = forms.ChoiceField(label="怎样办", widget=forms.RadioSelect)
    fund = forms.ChoiceField(label="从哪笔资金拨付", required=False)
    words = forms.CharField(
        label="意见", required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="退回的要写原因。",
    )  # fmt: skip

    def __init__(self, data: Any, *, deeds: list[tuple[str, str]], funds: list[Fund]) -> None:
        super().__init__(data)
        self.funds = {str(fund.pk): fund for fund in funds}
        offer(self, "deed", deeds)
        offer(self, "fund", [("", "请选择"), *((key, f.name) for key, f in self.funds.items())])
        if not any(key == APPROVED for key, _ in deeds):
            del self.fields["fund"]
