"""What a centre states: a device in a home, what was done about an alarm."""

from typing import Any

from django import forms

from minzheng.engines.alarms import api
from minzheng.faces.looks.fields import offer
from minzheng.registers.people.api import find_by_id_number

RADIO = forms.RadioSelect
PLAIN = {"autocomplete": "off"}


class WordsForm(forms.Form):
    """What was done."""

    words = forms.CharField(
        label="怎样联系的、到了哪里", max_length=200, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class CloseForm(forms.Form):
    """What it was."""

    outcome = forms.ChoiceField(label="结果", choices=api.Outcome.choices, widget=RADIO)
    found = forms.CharField(
        label="看到、问到的情况", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="不要写病情、证件号。",
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="为什么停用", max_length=100)


class DeviceForm(forms.Form):
    """A device in somebody's home."""

    place = forms.TypedChoiceField(label="由哪个中心负责", coerce=int)
    serial = forms.CharField(label="设备序列号", max_length=60, widget=forms.TextInput(PLAIN))
    kind = forms.ChoiceField(label="种类", choices=api.Kind.choices)
    id_number = forms.CharField(label="老人身份证号", max_length=18, widget=forms.TextInput(PLAIN))
    address = forms.CharField(label="装在哪里", max_length=200)
    partner = forms.CharField(
        label="运营平台编号", max_length=40, help_text="接口伙伴的编号，运营方知道。"
    )
    name = forms.CharField(label="第一联系人姓名", max_length=40)
    phone = forms.CharField(label="第一联系人电话", max_length=20)
    second_name = forms.CharField(label="第二联系人姓名", max_length=40, required=False)
    second_phone = forms.CharField(label="第二联系人电话", max_length=20, required=False)

    def __init__(self, data: Any, *, own: list[api.Facility]) -> None:
        super().__init__(data)
        offer(self, "place", [(each.pk, each.name) for each in own])

    def new(self) -> api.NewDevice:
        """What the engine is told. Raises AlarmRefused for somebody who is not registered."""
        given = self.cleaned_data
        person = find_by_id_number(given["id_number"])
        if person is None:
            raise api.AlarmRefused("登记簿里没有这个身份证号。请核对，或先到村（社区）登记")
        contacts = [api.NewContact(given["name"], given["phone"])]
        if given["second_name"] or given["second_phone"]:
            contacts.append(api.NewContact(given["second_name"], given["second_phone"]))
        return api.NewDevice(
            given["serial"], given["kind"], person, given["address"], given["partner"],
            tuple(contacts),
        )  # fmt: skip
