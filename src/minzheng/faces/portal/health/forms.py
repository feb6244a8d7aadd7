"""Letting somebody of the family read, and taking a copy along."""

from django import forms

from minzheng.engines.health.api import Asked
from minzheng.faces.looks.fields import DayField


class ShareForm(forms.Form):
    """Who may read."""

    name = forms.CharField(label="家人姓名", max_length=40)
    id_number = forms.CharField(label="家人身份证号", max_length=18)


class CopyForm(forms.Form):
    """Which days, and to whom it goes."""

    since = DayField(label="从哪天")
    until = DayField(label="到哪天")
    receiver = forms.CharField(label="给谁", max_length=80, help_text="例如：自己留存、某某医院。")

    def asked(self) -> Asked:
        """What the engine is told."""
        return Asked(purpose="own", **self.cleaned_data)
