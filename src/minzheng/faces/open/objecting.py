"""The objection form: by name, with an answer to come, or without."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from minzheng.engines.cases.api import raise_objection
from minzheng.engines.notices.api import NewObjection, Publicity, object_to
from minzheng.registers.people.api import NameRefused, PhoneRefused, clean_name, clean_phone

NAMED, ANONYMOUS = "named", "anonymous"
WAYS = (
    (NAMED, "实名：留下姓名和电话，我们逐件核查，结果答复您"),
    (ANONYMOUS, "匿名：不留姓名；同样核查，但没法把结果告诉您"),
)
NO_NAME = "匿名"
OF_A_CASE = "case:"
LEAST_WORDS = 5


def take(row: Publicity, objection: NewObjection, on: date) -> None:
    """A case goes back to its re-check at once; a list waits until the objection is answered.

    Raises ObjectionClosed.
    """
    if row.case_ref.startswith(OF_A_CASE):
        raise_objection(row.pk, objection, on=on)
    else:
        object_to(row, objection, on=on)


class ObjectionForm(forms.Form):
    """Who, how to reach her, and what is not right."""

    way = forms.ChoiceField(label="您怎么提？", choices=WAYS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="您的姓名", required=False, max_length=40,
        help_text="实名的填。只有核查人员能看到，不会公开。",
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="您的电话", required=False, max_length=20,
        help_text="实名的填，加密保存，只用来答复您。",
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    text = forms.CharField(
        label="哪里不符合？", max_length=500, min_length=LEAST_WORDS,
        widget=forms.Textarea({"rows": 5}),
        help_text="写清楚知道的情况，例如：有车没报、在外有收入、不住在一起。",
        error_messages={"min_length": "请写得再具体一些，至少 5 个字。"},
    )  # fmt: skip

    def is_named(self) -> bool:
        """Whether the objector gives her name."""
        return bool(self.cleaned_data.get("way") == NAMED)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == NAMED:
            self._read("name", clean_name, "请填写“您的姓名”；不想留名的，请选“匿名”。")
            self._read(
                "phone", clean_phone, "请填写“您的电话”，好把核查结果告诉您；不想留的，请选“匿名”。"
            )
        return given

    def objection(self) -> dict[str, str]:
        """Name, phone and words as the engine takes them; without a name neither is kept."""
        given = self.cleaned_data
        if not self.is_named():
            return {"name": NO_NAME, "phone": "", "text": given["text"]}
        return {"name": given["name"], "phone": given["phone"], "text": given["text"]}

    def _read(self, field: str, read: Any, empty: str) -> None:
        typed = self.cleaned_data.get(field, "")
        if not typed:
            self.add_error(field, ValidationError(empty))
            return
        try:
            self.cleaned_data[field] = read(typed)
        except (NameRefused, PhoneRefused) as wrong:
            self.add_error(field, ValidationError(str(wrong)))
