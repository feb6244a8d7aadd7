"""Applying for vouchers, and telling a change."""

from django import forms

from minzheng.engines.vouchers import api
from minzheng.faces.looks.fields import DayField


class ApplyForm(forms.Form):
    """What no register knows."""

    centralised = forms.BooleanField(label="享受困难失能集中照护补助", required=False)
    upgrade = forms.BooleanField(label="享受居家社区提升项目", required=False)


class ChangeForm(forms.Form):
    """What changed."""

    cause = forms.ChoiceField(
        label="什么变化？", choices=api.Cause.choices, widget=forms.RadioSelect
    )
    happened_on = DayField(label="哪天发生的？")
    words = forms.CharField(label="简单说一说", max_length=200)

    def told(self) -> api.Told:
        """What the engine is told."""
        given = self.cleaned_data
        return api.Told(given["cause"], given["happened_on"], given["words"])
