"""What somebody tells who has seen a person in need: one page, under a minute."""

from typing import Any

from django import forms

from minzheng.engines.tips.api import KINDS, NewTip, Paper
from minzheng.faces.looks.fields import EvidenceField
from minzheng.kernel.divisions import normalise

PHOTO_HELP = "可以直接拍照。不要拍孩子的脸。"


class TipForm(forms.Form):
    """Only what happened is asked for; all else may stay empty."""

    kind = forms.ChoiceField(
        label="是哪一类情况", choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="看到了什么", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="一两句话就行，例如：独居的老人三天没开门。",
    )  # fmt: skip
    where = forms.CharField(
        label="具体在哪里", required=False, max_length=100,
        help_text="门牌、路口、店名、楼栋，知道多少写多少。",
    )  # fmt: skip
    who = forms.CharField(
        label="是谁", required=False, max_length=40, help_text="不知道名字可以写样子，或不填。"
    )
    photo = EvidenceField(label="照片", required=False, help_text=PHOTO_HELP)
    reporter = forms.CharField(
        label="怎么称呼您", required=False, max_length=40,
        help_text="可以不留。留了也只有处理的人能看，每次查看都有记录。",
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="您的电话", required=False, max_length=20,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip

    def new(self, place: str) -> NewTip:
        """What the engine is told."""
        given: dict[str, Any] = {**self.cleaned_data}
        upload = given.pop("photo", None)
        photo = Paper(upload.name, upload.read()) if upload else None
        return NewTip(division_code=normalise(place), photo=photo, **given)


class ReceiptForm(forms.Form):
    """The number on the receipt."""

    number = forms.CharField(
        label="回执号", max_length=20, help_text="以 T 开头，共 10 位。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
