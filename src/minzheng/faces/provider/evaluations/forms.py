"""What a house fills in about its evaluation."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from minzheng.engines.evaluations import api
from minzheng.faces.looks.fields import EvidenceField, TenthsField


class SelfForm(forms.Form):
    """Points, words and evidence by item, each optional: it is saved as one goes."""

    def __init__(
        self, data: Any, files: Any, *, rubric: api.Rubric, held: Mapping[str, api.SelfMark]
    ) -> None:
        super().__init__(data, files)
        self.rubric, self.held = rubric, held
        for code, item in rubric.items.items():
            mark = held.get(code)
            most = f"最多 {api.points_text(item.points)} 分"
            self.fields[f"p_{code}"] = TenthsField(
                label=f"{code} {item.title}（{most}）", required=False,
                initial=mark.points if mark else None, help_text=item.look,
            )  # fmt: skip
            self.fields[f"w_{code}"] = forms.CharField(
                label=f"{code} 说明", required=False, max_length=300,
                initial=mark.words if mark else "",
            )  # fmt: skip
            if item.proof == api.SELF or item.paper:
                self.fields[f"f_{code}"] = EvidenceField(
                    label=f"{code} 证明", required=False, why=_why(item, mark)
                )

    def claims(self) -> dict[str, api.Claim]:
        """What was filled in, by item."""
        return {
            code: api.Claim(
                self.cleaned_data[f"p_{code}"], self.cleaned_data[f"w_{code}"], self._paper(code)
            )
            for code in self.rubric.items
            if self.cleaned_data.get(f"p_{code}") is not None
        }

    def parts(self) -> Iterator[tuple[api.Dimension, list[tuple[Any, Any, Any, Any]]]]:
        """The boxes by dimension: points, words, evidence, and the mark that is kept."""
        for part in self.rubric.dimensions:
            yield part, [self._boxes(item.code) for item in part.items]

    def _boxes(self, code: str) -> tuple[Any, Any, Any, Any]:
        paper = self[f"f_{code}"] if f"f_{code}" in self.fields else None
        return self[f"p_{code}"], self[f"w_{code}"], paper, self.held.get(code)

    def _paper(self, code: str) -> api.Paper | None:
        upload = self.cleaned_data.get(f"f_{code}")
        return api.Paper(upload.name, upload.read()) if upload else None


class HandInForm(forms.Form):
    """The words that go with it, and to whom the house is related."""

    words = forms.CharField(
        label="自评说明", max_length=1000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text="这一年做得好的、还要改的。不要写老人的姓名、病情。",
    )  # fmt: skip
    related = forms.CharField(
        label="关联组织的统一社会信用代码", max_length=1000, required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="总公司、同一负责人的其他组织，一行一个。他们的人不能来评估。",
    )  # fmt: skip

    def codes(self) -> list[str]:
        """One a line."""
        return str(self.cleaned_data["related"]).splitlines()


class ObjectionForm(forms.Form):
    """What is wrong with the points."""

    words = forms.CharField(
        label="对哪一项有异议，理由是什么", max_length=1000, widget=forms.Textarea({"rows": 5})
    )


def _why(item: api.Item, mark: api.SelfMark | None) -> str:
    kept = f"已上传“{mark.paper_name}”，再传会换掉。" if mark is not None and mark.paper else ""
    return kept or ("自评大于 0 分的必须上传。" if item.paper else "照片或 PDF。")
