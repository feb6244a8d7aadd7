"""What narrows the trail; everything stands in the address."""

from urllib.parse import urlencode

from django import forms

from minzheng.faces.desk.showing.verbs import VERBS


class TrailFilters(forms.Form):
    """Who, what, about what."""

    doer_key = forms.CharField(label="工号", required=False, max_length=60)
    verb = forms.ChoiceField(label="行为", required=False, choices=[("", "全部"), *VERBS.items()])
    subject = forms.CharField(label="办件号或对象", required=False, max_length=80)

    @property
    def filters(self) -> dict[str, str]:
        """What was given; what is not among the choices narrows nothing."""
        self.is_valid()
        given = {name: str(text) for name, text in self.cleaned_data.items() if text}
        if "subject" in given and ":" not in given["subject"]:
            given["subject"] = f"case:{given['subject'].upper()}"
        return given

    def next_query(self, number: int) -> str:
        """The address of the next page."""
        return f"?{urlencode({**self.filters, 'before': number})}"
