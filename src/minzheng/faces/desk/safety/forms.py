"""What officers choose and write about safety."""

from django import forms

from minzheng.engines.safety import api


class IncidentFilters(forms.Form):
    """Which incidents."""

    show = forms.ChoiceField(
        label="显示", required=False, choices=[(api.OPEN, "没有结案"), (api.ALL, "全部")]
    )
    risk = forms.ChoiceField(
        label="类别", required=False, choices=[("", "全部"), *api.RISKS.items()]
    )


class ReviewForm(forms.Form):
    """What the bureau thinks of it."""

    sound = forms.TypedChoiceField(
        label="复核结果", widget=forms.RadioSelect, coerce=lambda told: told == "yes",
        choices=[("yes", "原因清楚、措施够了，结案"), ("no", "还要补充，退回机构")],
    )  # fmt: skip
    words = forms.CharField(label="复核意见", max_length=300, widget=forms.Textarea({"rows": 3}))
