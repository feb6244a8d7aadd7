"""What a family says of a visit."""

from django import forms

from minzheng.engines.homecare import api

CAME = (("yes", "来过"), ("no", "没有来"))


class ConfirmForm(forms.Form):
    """Whether somebody came, and how it was."""

    came = forms.ChoiceField(label="这一次有人来服务吗？", choices=CAME, widget=forms.RadioSelect)
    stars = forms.TypedChoiceField(
        label="满意吗？", coerce=int, required=False, empty_value=None,
        choices=[("", "不评"), *api.STARS.items()],
    )  # fmt: skip


class ComplainForm(forms.Form):
    """What is wrong."""

    words = forms.CharField(
        label="哪里不满意", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="写清楚发生了什么，不要写身份证号、病历。",
    )  # fmt: skip
