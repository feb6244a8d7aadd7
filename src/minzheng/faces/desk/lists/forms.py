"""What an officer states about her lists: a view's name, columns, why a list is taken out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from minzheng.engines.workbench.api import Density
from minzheng.faces.desk.lists.exporting import LONG_NUMBER
from minzheng.faces.desk.lists.files import CSV, XLSX
from minzheng.faces.looks.fields import offer

KINDS = ((XLSX, "电子表格（xlsx）"), (CSV, "纯文本表格（csv）"))


class ExportForm(forms.Form):
    """Which kind of file, and what for."""

    kind = forms.ChoiceField(label="文件", choices=KINDS, initial=XLSX, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label="用途", min_length=2, max_length=100,
        help_text="例如：11月低保动态管理会议用。用途和您的工号写进文件和审计记录。",
    )  # fmt: skip

    def clean_purpose(self) -> str:
        """It is kept in the trail for ever: no number of a person."""
        text = str(self.cleaned_data["purpose"]).strip()
        if LONG_NUMBER.search(text):
            raise ValidationError("用途里不要写身份证号、电话或账号，它会长期留在审计记录里。")
        return text


class ViewForm(forms.Form):
    """The conditions of now under a name."""

    name = forms.CharField(label="名称", max_length=30, help_text="例如：石桥村待入户。")
    shared = forms.BooleanField(label="本单位的同事也能用", required=False)
    first = forms.BooleanField(label="打开这个列表时先用它", required=False)


class NameForm(forms.Form):
    """Another name for a view."""

    name = forms.CharField(label="新名称", max_length=30)


class LayoutForm(forms.Form):
    """Which columns are shown, and how high a row is."""

    shown = forms.MultipleChoiceField(
        label="显示的列", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="第一列总是显示，点它打开这一行。",
    )  # fmt: skip
    density = forms.ChoiceField(label="行高", choices=Density.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any, *, columns: Iterable[str], **more: Any) -> None:
        super().__init__(data, **more)
        self.columns = tuple(columns)
        offer(self, "shown", [(label, label) for label in self.columns])

    @property
    def hidden(self) -> list[str]:
        """What she does not want to see."""
        return [label for label in self.columns if label not in self.cleaned_data["shown"]]
