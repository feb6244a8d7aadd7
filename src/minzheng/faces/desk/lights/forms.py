"""What officers choose and write about lights."""

from typing import Any

from django import forms

from minzheng.engines.lights import api
from minzheng.faces.looks.fields import offer

ALL = ("", "全部")


class BoardFilters(forms.Form):
    """Which colour, which check."""

    colour = forms.ChoiceField(
        label="颜色", required=False,
        choices=[ALL, (api.RED, api.COLOURS[api.RED]), (api.AMBER, api.COLOURS[api.AMBER])],
    )  # fmt: skip
    check = forms.ChoiceField(label="检查项", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "check", [ALL, *api.check_names().items()])
        self.is_valid()

    def told(self, name: str) -> str:
        """What was chosen; what is not among the choices narrows nothing."""
        return str(self.cleaned_data.get(name, ""))


class NoteForm(forms.Form):
    """What is being done about a light."""

    note = forms.CharField(
        label="怎样处理", max_length=api.LONGEST_NOTE, widget=forms.Textarea({"rows": 4}),
        help_text="写明已做什么、约定什么时候改好。灯在情况改好以后自己熄。",
    )  # fmt: skip
