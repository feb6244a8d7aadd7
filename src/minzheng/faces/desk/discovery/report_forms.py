"""What somebody tells who found a person in need, standing at the door with a phone in one hand."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.tips.api import KINDS, WORKER, NewTip, Paper
from minzheng.faces.looks.fields import EvidenceField, offer
from minzheng.kernel.divisions import level, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.people.api import Person

URGENT = (("", "这几天去看就行"), ("on", "今天就要有人去"))
ICONS = {
    "elder": "elder", "child_alone": "child", "child_harm": "alert", "disabled": "care",
    "ill": "help", "poor": "home", "street": "move", "disaster": "bell", "other": "edit",
}  # fmt: skip


class ReportForm(forms.Form):
    """One tap for what is wrong, a name; all else may stay as it is."""

    client = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="什么情况", widget=forms.RadioSelect)
    who = forms.CharField(
        label="是谁", required=False, max_length=40, help_text="写姓名；不知道就写样子，或不填。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    is_urgent = forms.ChoiceField(
        label="急不急", required=False, choices=URGENT, widget=forms.RadioSelect
    )
    where = forms.CharField(
        label="住在哪里", required=False, max_length=100, help_text="队、门牌、旁边有什么。"
    )
    division_code = forms.ChoiceField(label="哪个村（社区）")
    words = forms.CharField(
        label="还想说的", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )
    photo = EvidenceField(label="照片", required=False, why="拍人之前先征得同意，不拍孩子的脸。")

    def __init__(self, data: Any, files: Any, *, viewer: Viewer, on: date) -> None:
        places = villages_of(viewer, on)
        first = {"division_code": places[0][0] if len(places) == 1 else "", "is_urgent": ""}
        super().__init__(data, files, initial=first)
        self.kinds = list(KINDS.items())
        offer(self, "kind", self.kinds)
        several = [("", "请选择"), *places] if len(places) > 1 else places
        offer(self, "division_code", several)

    def new(self, person: Person | None) -> NewTip:
        """What the engine is told; who taps only says what is wrong."""
        given: dict[str, Any] = {**self.cleaned_data}
        upload, urgent = given.pop("photo", None), bool(given.pop("is_urgent"))
        given["words"] = given["words"].strip() or KINDS[given["kind"]]
        if person is not None:
            given |= {"who": person.name, "about": person.pk}
        photo = Paper(upload.name, upload.read()) if upload else None
        return NewTip(photo=photo, source=WORKER, is_urgent=urgent, **given)


class SureForm(forms.Form):
    """After what looks the same was shown: who it is, and whether it is told of already."""

    person = forms.IntegerField(required=False, min_value=0, max_value=2**62)
    same_as = forms.IntegerField(required=False, min_value=0, max_value=2**62)
    sure = forms.CharField(required=False, max_length=2)


def villages_of(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """The villages of the viewer's posts, to choose from."""
    rows = Division.objects.current_on(on)
    codes = {
        row.code: row.name
        for post in viewer.seeing_posts
        for row in rows.filter(code__range=subtree_range(post.division))
        if level(row.code) == "village"
    }
    return sorted(codes.items())
