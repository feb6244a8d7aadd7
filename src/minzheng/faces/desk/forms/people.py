"""Looking for people, and opening a sensitive field for a purpose."""

from django import forms

from minzheng.engines.access.api import PURPOSES

FIELDS = (("id_number", "证件号码"), ("phone", "电话"))


class OpenForm(forms.Form):
    """Which field, and why."""

    field = forms.ChoiceField(label="要看的内容", choices=FIELDS, widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="查看目的", choices=[(word, word) for word in PURPOSES], widget=forms.RadioSelect,
        help_text="查看人、时间、目的会记入审计，本人可以查到。",
    )  # fmt: skip
