"""What officers state about an adjustment."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.parameters.api import Paper
from minzheng.engines.standards.api import Document, NewAdjustment
from minzheng.faces.desk.forms.parameters import STATUSES
from minzheng.faces.looks.fields import DayField, EvidenceField, offer


class OpenForm(forms.Form):
    """Which year's consumption, where, from which day."""

    place = forms.ChoiceField(label="适用地区", widget=forms.RadioSelect)
    year = forms.IntegerField(
        label="统计年度", min_value=2000, max_value=2100,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text="按哪一年的人均消费支出测算，例如 2026。",
    )  # fmt: skip
    since = DayField(label="从哪天起执行", help_text="某月1日，例如 2027 年 1 月 1 日。")

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]], on: date) -> None:
        choices = list(places)
        first = {"place": choices[0][0] if choices else "", "year": on.year}
        super().__init__(data, initial={**first, "since": date(on.year + 1, 1, 1)})
        offer(self, "place", choices)

    def adjustment(self) -> NewAdjustment:
        """What the engine is told."""
        given = self.cleaned_data
        return NewAdjustment(given["year"], given["place"], given["since"])


class DocumentForm(forms.Form):
    """The document by which the new standards are issued."""

    source = forms.CharField(
        label="文件名称和文号", max_length=200, help_text="例如：穗民〔2026〕9号。"
    )
    status = forms.ChoiceField(
        label="可靠程度", widget=forms.RadioSelect, choices=STATUSES, initial="verified"
    )
    checked_on = DayField(label="核对日期")
    paper = EvidenceField(label="文件", required=False, why="PDF 或照片，批准的人要看。")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def __init__(self, data: Any, files: Any, *, on: date) -> None:
        super().__init__(data, files, initial={"checked_on": on, "status": "verified"})

    def document(self) -> Document:
        """What the engine is told."""
        given, upload = self.cleaned_data, self.cleaned_data["paper"]
        return Document(
            source=given["source"], status=given["status"], checked_on=given["checked_on"],
            note=given["note"], paper=Paper(upload.name, upload.read()) if upload else None,
        )  # fmt: skip


class DropForm(forms.Form):
    """Why an adjustment is given up."""

    reason = forms.CharField(label="作废的理由", max_length=500, widget=forms.Textarea({"rows": 3}))
