"""What a house states about orders, what it gives, and what it takes on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.needs import api
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.registers.divisions.api import children
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import home_division

LISTED, OWN = "listed", "own"
SHEET = "签收单或现场照片，不要拍脸。"


class OrderFilters(forms.Form):
    """Which orders are shown."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *api.OrderState.choices]
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class RefuseForm(forms.Form):
    """Why an order is not taken."""

    refusal = forms.ChoiceField(
        label="为什么不接", choices=list(api.REFUSALS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(label="说明", max_length=200, widget=forms.Textarea({"rows": 2}))


class VisitForm(forms.Form):
    """One time an order was carried out."""

    day = DayField(label="哪天")
    begins = forms.TimeField(
        label="开始时间", required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text="同一天做两次的要填。",
    )  # fmt: skip
    quantity = forms.IntegerField(label="数量", min_value=1, max_value=1_000, initial=1)
    minutes = forms.IntegerField(label="用了几分钟", required=False, min_value=1, max_value=1_440)
    given_by = forms.CharField(label="服务人员", max_length=40)
    place = forms.CharField(label="在哪里做的", required=False, max_length=100)
    signed_by = forms.CharField(label="谁签收", required=False, max_length=40)
    note = forms.CharField(
        label="备注", required=False, max_length=200, help_text="不要写病情、证件号和电话。"
    )
    proof = EvidenceField(label="凭证", required=False, why=SHEET)

    def new(self) -> api.NewVisit:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        begins, proof = given.pop("begins"), given.pop("proof")
        return api.NewVisit(
            begins=f"{begins:%H:%M}" if begins else "", proof=_paper(proof), **given
        )


class SupplyForm(forms.Form):
    """What the house gives; the price comes from the list that the bureau registered."""

    item = forms.ChoiceField(label="能提供什么")
    facility = forms.TypedChoiceField(
        label="哪个服务点", coerce=int, required=False, empty_value=None,
        help_text="没有服务点的（志愿队、基金会）不选。",
    )  # fmt: skip
    offer = forms.ChoiceField(
        label="价目里的服务", required=False,
        help_text="有政府付费的必须选：价格、谁付取自价目，不用再填。",
    )  # fmt: skip
    capacity = forms.IntegerField(label="每周最多做多少", min_value=1, max_value=10_000)
    areas = forms.MultipleChoiceField(
        label="去哪些镇街", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="都不选：按服务半径。",
    )  # fmt: skip
    radius_km = forms.IntegerField(
        label="服务半径（公里）", required=False, min_value=1, max_value=100
    )
    skills = forms.MultipleChoiceField(
        label="有哪些技能的人", required=False, widget=forms.CheckboxSelectMultiple
    )
    sexes = forms.MultipleChoiceField(
        label="服务人员有", required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(api.SEXES.items()),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label="会说（没有服务点的填）", required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(api.LANGUAGES.items()),
    )  # fmt: skip
    times = forms.MultipleChoiceField(
        label="什么时候服务（没有服务点的填）", required=False,
        widget=forms.CheckboxSelectMultiple, choices=list(api.TIMES.items()),
    )  # fmt: skip
    payer = forms.ChoiceField(
        label="谁付（价目里没有的填）", required=False,
        choices=[("", "按价目"), *((key, api.PAYERS[key]) for key in api.OWN_PAYERS)],
    )  # fmt: skip
    price = MoneyField(label="价格（价目里没有的填，免费填 0）", required=False)

    def __init__(
        self, data: Any, *, own: Sequence[Facility], listed: Mapping[str, str], on: date,
        start: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=start)
        told = api.catalogue()
        items = [
            (group.name, [(i.key, i.name) for i in told.items.values() if i.group == group.key])
            for group in told.groups.values()
        ]
        towns = [(row.code, row.name) for row in children(home_division(), on)]
        offer(self, "item", [("", "请选择"), *items])
        offer(self, "facility", [("", "没有服务点"), *((each.pk, each.name) for each in own)])
        offer(self, "offer", [("", "不在价目里"), *listed.items()])
        offer(self, "areas", towns)
        offer(self, "skills", list(told.skills.items()))

    def new(self) -> api.NewSupply:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        for name in ("areas", "skills", "sexes", "languages", "times"):
            given[name] = tuple(given[name])
        return api.NewSupply(**given)


class TakeForm(forms.Form):
    """What is given, and by when."""

    words = forms.CharField(
        label="我们给什么", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="给什么、给多少、怎样送到。",
    )  # fmt: skip
    amount = MoneyField(label="折合或资助多少钱", required=False)
    until = DayField(label="最迟哪天送到")

    def new(self) -> api.NewPledge:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewPledge(given["words"], given["until"], given["amount"] or 0)


class DeliverForm(forms.Form):
    """What was brought, with proof."""

    words = forms.CharField(
        label="送了什么，交给了谁", max_length=200, widget=forms.Textarea({"rows": 2})
    )
    proof = EvidenceField(label="凭证", why=SHEET)

    @property
    def paper(self) -> api.Paper | None:
        """The proof as it came."""
        return _paper(self.cleaned_data["proof"])


class PurposeForm(forms.Form):
    """Why the contact is opened."""

    purpose = forms.ChoiceField(label="查看目的", choices=[(word, word) for word in PURPOSES])


def _paper(upload: Any) -> api.Paper | None:
    return api.Paper(upload.name, upload.read()) if upload else None
