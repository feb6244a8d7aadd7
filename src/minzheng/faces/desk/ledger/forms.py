"""What finance officers state: funds, papers, shares, months."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms

from minzheng.engines.ledger import api
from minzheng.faces.looks.fields import DayField, MoneyField, offer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month

PART = "part_"
OUTSIDE = {key: words for key, words in api.ORIGINS.items() if key != "fund"}
STATUSES = api.Share.Status.choices


class StartForm(forms.Form):
    """From which pay month on runs draw on the funds."""

    month = forms.ChoiceField(label="记账起始月")

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        months = [Month.of(on).shift(step) for step in (0, 1, 2)]
        offer(self, "month", [(str(each), each.label) for each in months])


class FundForm(forms.Form):
    """A fund to open."""

    name = forms.CharField(label="资金名称", max_length=80)
    code = forms.CharField(
        label="代码", max_length=30, help_text="在本区县不重复，比如指标代码或账号后几位。"
    )
    kind = forms.ChoiceField(label="种类", choices=list(api.KINDS.items()))
    division = forms.ChoiceField(label="属于哪里")
    uses = forms.MultipleChoiceField(
        label="可以用在哪里", widget=forms.CheckboxSelectMultiple,
        help_text="按设立文件勾选。福利彩票公益金只能用于社会福利，不能选“各项民政支出”。",
    )  # fmt: skip
    restricted = forms.BooleanField(label="限定用途（文件或捐赠人指定）", required=False)
    document = forms.CharField(label="设立文件", max_length=120, required=False)

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "division", places)
        self.fields["uses"].choices = use_choices()  # type: ignore[attr-defined]  # a choice field

    def new_fund(self) -> api.NewFund:
        """What the engine is told."""
        given = {**self.cleaned_data, "uses": tuple(self.cleaned_data["uses"])}
        return api.NewFund(**given)


class PaperForm(forms.Form):
    """Money that comes into a fund, by a paper."""

    came_from = forms.ChoiceField(label="钱从哪里来", widget=forms.RadioSelect)
    amount = MoneyField(label="金额")
    document = forms.CharField(label="文号或票据号", max_length=120)
    day = DayField(label="文件日期")
    giver = forms.CharField(label="下达单位或捐赠人", max_length=80, required=False)
    purpose = forms.CharField(
        label="用途", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="照文件写。公开页会显示，不要写个人姓名。",
    )  # fmt: skip

    def __init__(self, data: Any, *, fund: api.Fund, others: list[api.Fund]) -> None:
        super().__init__(data)
        self.fund = fund
        funds = [(str(each.pk), f"从“{each.name}”下拨") for each in others]
        offer(self, "came_from", [*OUTSIDE.items(), *funds])

    def paper(self) -> api.NewAppropriation:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        came_from = given.pop("came_from")
        if came_from in OUTSIDE:
            return api.NewAppropriation(self.fund.pk, origin=came_from, **given)
        giver = int(came_from)
        return api.NewAppropriation(self.fund.pk, origin="fund", from_fund_id=giver, **given)


class ReasonForm(forms.Form):
    """Why a paper is sent or taken back."""

    reason = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 3}))


class ShareForm(forms.Form):
    """A matter's shares: one percentage a fund, empty for none."""

    matter = forms.ChoiceField(label="事项")
    since = DayField(label="从哪天起")
    document = forms.CharField(label="文件", max_length=120, help_text="文号和名称。")
    status = forms.ChoiceField(label="核实情况", choices=STATUSES, widget=forms.RadioSelect)

    def __init__(self, data: Any, *, book: api.Book, funds: list[api.Fund]) -> None:
        super().__init__(data)
        self.book, self.funds = book, funds
        matters = [(key, m.service.short) for key, m in catalogue().matters.items()]
        offer(self, "matter", [("", "请选择"), *matters])
        for fund in funds:
            self.fields[f"{PART}{fund.pk}"] = forms.DecimalField(
                label=f"{fund.name}（%）", required=False, min_value=0, max_value=100,
                decimal_places=2, help_text=fund.kind_name,
            )  # fmt: skip

    def share(self) -> api.NewShare:
        """What the engine is told."""
        given = self.cleaned_data
        parts = [(fund.pk, _weight(given[f"{PART}{fund.pk}"])) for fund in self.funds]
        return api.NewShare(
            division=self.book.division_code,
            matter=given["matter"],
            since=given["since"],
            document=given["document"],
            status=given["status"],
            weights=tuple((fund, weight) for fund, weight in parts if weight),
        )


def use_choices() -> list[tuple[str, str]]:
    """Everything, whole fields, single matters."""
    fields = [(key, f"{words}（整个领域）") for key, words in api.FIELDS.items()]
    matters = [(key, m.service.short) for key, m in catalogue().matters.items()]
    return [("*", "各项民政支出"), *fields, *matters]


def _weight(percent: Decimal | None) -> int:
    return int(((percent or Decimal(0)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
