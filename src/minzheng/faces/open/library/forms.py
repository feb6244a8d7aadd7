"""What a reader looks for."""

from django import forms

from minzheng.engines.library.api import Level


class PolicyForm(forms.Form):
    """A level and words of the text."""

    level = forms.ChoiceField(label="层级", required=False, choices=[("", "全部"), *Level.choices])
    words = forms.CharField(label="文件里的字", required=False, max_length=60)
