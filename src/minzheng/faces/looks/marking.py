"""What reviewers of proposals are asked, at the desk and in the provider face alike."""

from typing import Any

from django import forms

from minzheng.engines.projects.api import MOST_POINTS, Mark, Round


class DeclareForm(forms.Form):
    """With which organisations she has to do."""

    ties = forms.CharField(
        label="和您有利害关系的机构", required=False, max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="任职、亲属、合作、捐赠过的，写名称或统一社会信用代码，一行一个。没有的不填。",
    )  # fmt: skip

    @property
    def told(self) -> list[str]:
        """One organisation a line."""
        return str(self.cleaned_data["ties"]).splitlines()


class MarkForm(forms.Form):
    """Nought to ten for everything, with reasons."""

    def __init__(self, data: Any, *, round: Round, mark: Mark | None) -> None:
        given = {**mark.points, "words": mark.words} if mark else {}
        super().__init__(data, initial=given)
        for each in round.criteria:
            self.fields[each["key"]] = forms.IntegerField(
                label=f"{each['name']}（权重 {each['weight']}）", min_value=0,
                max_value=MOST_POINTS, help_text=f"0 到 {MOST_POINTS} 分。",
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="理由", max_length=500, widget=forms.Textarea({"rows": 3})
        )

    def points(self) -> dict[str, int]:
        """The points by criterion."""
        return {name: value for name, value in self.cleaned_data.items() if name != "words"}
