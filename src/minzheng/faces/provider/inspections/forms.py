"""What a house writes about a finding: how it was put right, or until when it needs."""

from django import forms

from minzheng.engines.oversight.api import Paper, Remedy
from minzheng.faces.looks.fields import DayField, EvidenceField


class AnswerForm(forms.Form):
    """How it was put right, with proof."""

    words = forms.CharField(
        label="怎样整改的", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="写做了什么、哪天做好、以后怎样防止。",
    )  # fmt: skip
    proof = EvidenceField(
        label="整改后的照片或 PDF", why="检查人员先看它再来现场。不要拍到老人、孩子的脸。"
    )

    def remedy(self) -> Remedy:
        """What the engine is told."""
        upload = self.cleaned_data["proof"]
        return Remedy(self.cleaned_data["words"], Paper(upload.name, upload.read()))


class ExtensionForm(forms.Form):
    """Until when, and why."""

    until = DayField(label="想延到哪天")
    why = forms.CharField(
        label="为什么来不及", max_length=500, widget=forms.Textarea({"rows": 3})
    )  # fmt: skip
