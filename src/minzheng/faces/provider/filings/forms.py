"""What a house writes beside its application: an answer, a report, why it withdraws."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.cases.api import Reply, Upload
from minzheng.faces.looks.application import AnswerForm
from minzheng.faces.looks.fields import DayField, offer


class ReplyForm(AnswerForm):
    """What the institution explains, and the paper it brings."""

    def __init__(self, data: Any, files: Any, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["text"].label = "情况说明"
        self.fields["text"].help_text = "补了什么、改了什么；没有要说的可以不填。"
        self.fields["paper"].label = "补充的材料"

    def reply(self) -> Reply:
        """As the engine takes it."""
        given, file = self.cleaned_data, self.cleaned_data.get("paper")
        uploads = (Upload("", file.name, file.read()),) if file else ()
        return Reply(given.get("text", ""), uploads, self.record())


class ReportForm(forms.Form):
    """What happened, and since when."""

    event = forms.ChoiceField(label="要申报什么", widget=forms.RadioSelect)
    day = DayField(label="从哪一天起", help_text="已经发生的日期，例如 2026 年 11 月 2 日。")

    def __init__(self, data: Any, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "event", choices)


class WithdrawForm(forms.Form):
    """Why an application is taken back."""

    why = forms.CharField(
        label="为什么撤回", max_length=500, widget=forms.Textarea({"rows": 3}), required=False
    )
