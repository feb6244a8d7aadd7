"""What an officer states for a house that cannot sign in."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.needs import api
from minzheng.faces.desk.needs.forms import item_choices
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.registers.divisions.api import children
from minzheng.registers.offices.api import home_division

BOXES = forms.CheckboxSelectMultiple
MANY = ("areas", "skills", "languages", "sexes", "times")


class HouseForm(forms.Form):
    """Which house."""

    credit_code = forms.CharField(
        label="统一社会信用代码", max_length=18, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="登记簿里有的机构才能登记；有账号的由它自己在机构端办。",
    )  # fmt: skip


class HouseSupplyForm(forms.Form):
    """What it gives: without a price list it is free, paid by charity, or by who is served."""

    item = forms.ChoiceField(label="能提供什么")
    capacity = forms.IntegerField(label="每周最多做多少", min_value=1, max_value=10_000)
    payer = forms.ChoiceField(
        label="谁付", choices=[(key, api.PAYERS[key]) for key in api.OWN_PAYERS],
        widget=forms.RadioSelect,
    )  # fmt: skip
    price = MoneyField(label="价格（免费填 0）", required=False)
    areas = forms.MultipleChoiceField(label="去哪些镇街", required=False, widget=BOXES)
    skills = forms.MultipleChoiceField(label="有哪些技能的人", required=False, widget=BOXES)
    languages = forms.MultipleChoiceField(
        label="会说", required=False, widget=BOXES, choices=list(api.LANGUAGES.items())
    )
    sexes = forms.MultipleChoiceField(
        label="服务人员有", required=False, widget=BOXES, choices=list(api.SEXES.items())
    )
    times = forms.MultipleChoiceField(
        label="什么时候服务", required=False, widget=BOXES, choices=list(api.TIMES.items())
    )

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        offer(self, "item", [("", "请选择"), *item_choices()])
        offer(self, "areas", [(row.code, row.name) for row in children(home_division(), on)])
        offer(self, "skills", list(api.catalogue().skills.items()))

    def new(self) -> api.NewSupply:
        """What the engine is told."""
        given = self.cleaned_data | {name: tuple(self.cleaned_data[name]) for name in MANY}
        return api.NewSupply(**given)


class HouseVisitForm(forms.Form):
    """One time, from the sheet it signed."""

    day = DayField(label="哪天")
    quantity = forms.IntegerField(label="数量", min_value=1, max_value=1_000, initial=1)
    given_by = forms.CharField(label="服务人员", max_length=40)
    signed_by = forms.CharField(label="谁签收", required=False, max_length=40)
    note = forms.CharField(
        label="备注", required=False, max_length=200, help_text="不要写病情、证件号和电话。"
    )
    proof = EvidenceField(label="凭证", why="签收单或现场照片，不要拍脸。")

    def new(self) -> api.NewVisit:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        proof = given.pop("proof")
        return api.NewVisit(proof=api.Paper(proof.name, proof.read()), **given)
