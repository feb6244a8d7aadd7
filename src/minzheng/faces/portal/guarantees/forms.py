"""What anybody may type to see which items are hers: an age and a few circumstances."""

from datetime import date
from typing import Any

from django import forms

from minzheng.vocabulary import assistance, benefits, guarantees
from minzheng.vocabulary import person as terms

OLDEST = 120
LOW, DESTITUTE, LOST, HMT, DISABLED = "low", "destitute", "lost", "hmt", "disabled"
CIRCUMSTANCES = (
    (LOW, "在领低保，或者是低保边缘家庭"), (DESTITUTE, "特困人员"),
    (DISABLED, "持有一级、二级残疾人证"), (LOST, "计划生育特殊家庭"), (HMT, "港澳台居民"),
)  # fmt: skip


class AgeForm(forms.Form):
    """Nothing of it is kept."""

    age = forms.IntegerField(
        label="多少岁？", min_value=0, max_value=OLDEST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": "请填年龄，例如 80", "invalid": "年龄请填整数，例如 80"},
    )  # fmt: skip
    circumstances = forms.MultipleChoiceField(
        label="有下面的情况吗？",
        required=False,
        choices=CIRCUMSTANCES,
        widget=forms.CheckboxSelectMultiple,
    )

    def facts(self, on: date) -> dict[str, Any]:
        """The facts for the rules; a circumstance that is not ticked is said not to be."""
        told, years = self.cleaned_data["circumstances"], self.cleaned_data["age"]
        return {
            terms.出生日期.column: date(on.year - years, 1, 1),
            assistance.在领低保.column: LOW in told,
            benefits.低保边缘认定.column: False,
            benefits.特困供养.column: DESTITUTE in told,
            terms.残疾等级.column: "二级" if DISABLED in told else "无",
            guarantees.计生特殊家庭.column: LOST in told,
            guarantees.港澳台居民.column: HMT in told,
        }
