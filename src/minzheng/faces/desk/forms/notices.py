"""What officers state about publicity, objections and documents."""

from django import forms

from minzheng.engines.notices.api import Notice
from minzheng.faces.looks.fields import DayField


class ServiceForm(forms.Form):
    """How, when and with what proof a document was served."""

    mode = forms.ChoiceField(
        label="送达方式", widget=forms.RadioSelect, choices=Notice.ServiceMode.choices
    )
    on = DayField(label="送达日期")
    evidence = forms.CharField(
        label="送达凭据", max_length=200, help_text="例如：本人签收的送达回证、挂号信编号。"
    )


class TakeDownForm(forms.Form):
    """Why a sheet is taken down before its time."""

    reason = forms.CharField(
        label="撤下的原因", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="写明哪里不该公开、依据什么。",
    )  # fmt: skip


class SettlementForm(forms.Form):
    """What the check of an objection found, and the answer."""

    outcome = forms.ChoiceField(
        label="核查结果", widget=forms.RadioSelect,
        choices=(("upheld", "异议成立"), ("dismissed", "异议不成立")),
    )  # fmt: skip
    reply = forms.CharField(
        label="给提出人的答复", max_length=1000, widget=forms.Textarea({"rows": 4})
    )
