"""What officers choose and write about plans."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from minzheng.engines.indicators.api import indicators
from minzheng.engines.plans import api
from minzheng.faces.desk.duties.forms import PROOFS, helper_choices, owner_choices, owner_of
from minzheng.faces.looks.fields import DayField, offer

MEGABYTE, MOST = 1_000_000, 20
AREA = forms.Textarea({"rows": 6})


class DocumentForm(forms.Form):
    """A file, or its text pasted in."""

    file = forms.FileField(
        label="文件", required=False, allow_empty_file=True,
        help_text=f"TXT、DOCX、PDF（有文字的）、网页，最大 {MOST} MB。",
    )  # fmt: skip
    text = forms.CharField(label="或者粘贴正文", required=False, widget=forms.Textarea({"rows": 8}))

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        upload, text = given.get("file"), given.get("text", "").strip()
        if bool(upload) == bool(text):
            raise ValidationError("请选一个文件，或者粘贴正文，两样选一样")
        if upload and (upload.size or 0) > MOST * MEGABYTE:
            raise ValidationError(f"“{upload.name}”超过 {MOST} MB，请拆开或另存为纯文本")
        return given

    def document(self) -> tuple[bytes, str]:
        """The content and its name."""
        upload = self.cleaned_data.get("file")
        if upload:
            return upload.read(), str(upload.name)
        return self.cleaned_data["text"].encode(), "粘贴的正文.txt"


class PlanForm(DocumentForm):
    """A document with what it is."""

    kind = forms.ChoiceField(label="文种", choices=api.Kind.choices)
    year = forms.IntegerField(label="哪一年的", help_text="四位数，例如 2026。")
    title = forms.CharField(
        label="名称", required=False, max_length=200, help_text="不填就用文件的题目。"
    )

    field_order = ("kind", "year", "title", "file", "text")


class ItemForm(forms.Form):
    """An item as it should be."""

    heading = forms.CharField(label="标题", required=False, max_length=200)
    text = forms.CharField(label="文字", widget=AREA)
    due = DayField(label="期限", required=False)

    def corrected(self) -> api.Corrected:
        """What the engine is told."""
        given = self.cleaned_data
        due = f"{given['due']}" if given.get("due") else ""
        return api.Corrected(given["heading"], given["text"].replace("\r\n", "\n"), due)


class AssignForm(forms.Form):
    """Who does it, what proves it, by when or how often."""

    owners = forms.MultipleChoiceField(
        label="谁来办", widget=forms.CheckboxSelectMultiple, help_text="选几个，就是几项任务。"
    )
    evidence = forms.CharField(label="凭什么算办完", max_length=200, help_text=PROOFS)
    due = DayField(label="办结期限", required=False)
    every_months = forms.IntegerField(
        label="或者每几个月一次", required=False, help_text="1 是每月，2 是每两个月。"
    )
    helpers = forms.MultipleChoiceField(
        label="谁配合", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any, *, towns: list[tuple[str, str]], home: str, item: api.Item
    ) -> None:
        due, every = api.suggested(item)
        super().__init__(data, initial={"due": due, "every_months": every})
        offer(self, "owners", owner_choices(towns, home))
        offer(self, "helpers", helper_choices(towns, home))

    def assignment(self) -> api.Assignment:
        """What the engine is told."""
        given = self.cleaned_data
        owners = [owner_of(each) for each in given["owners"]]
        helpers = [owner_of(each) for each in given["helpers"]]
        return api.Assignment(
            owners, given["evidence"], given["due"], given["every_months"], helpers=helpers
        )


class SplitForm(forms.Form):
    """Where to cut."""

    at = forms.CharField(
        label="从哪里分开",
        max_length=60,
        help_text="从这一条的文字里抄一段，它和后面的成为另一条。",
    )


class AsideForm(forms.Form):
    """Why it is no task; empty takes it back."""

    why = forms.CharField(
        label="为什么不作任务", max_length=200, required=False,
        help_text="空着保存就是改回来。",
    )  # fmt: skip


class FigureForm(forms.Form):
    """A figure as it should be, and which indicator it aims at."""

    value = forms.CharField(label="数值", max_length=30)
    unit = forms.CharField(label="单位", max_length=20, help_text="万、亿写在单位里，例如“万张”。")
    kind = forms.ChoiceField(label="种类", choices=api.FigureKind.choices)
    measures = forms.CharField(label="数的是什么", max_length=120)
    status = forms.ChoiceField(label="状态", choices=api.Status.choices)
    indicator = forms.ChoiceField(
        label="由哪个指标计算", required=False, help_text="选了以后，这个数是该指标当年的目标。"
    )

    def __init__(self, data: Any, *, figure: api.ItemFigure) -> None:
        names = ("value", "unit", "kind", "measures", "status", "indicator")
        super().__init__(data, initial={name: getattr(figure, name) for name in names})
        known = sorted(indicators().values(), key=lambda each: each.title)
        offer(self, "indicator", [("", "没有，由经办人员报")] +
              [(each.key, f"{each.title}（{each.unit}）") for each in known])  # fmt: skip

    def corrected(self) -> api.CorrectedFigure:
        """What the engine is told."""
        return api.CorrectedFigure(**self.cleaned_data)


def year_of(on: date) -> dict[str, int]:
    """What the form begins with."""
    return {"year": on.year}
