"""“我需要帮助”: one question a page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from minzheng.engines.needs import api
from minzheng.faces.looks.fields import offer

RADIO, BOXES = forms.RadioSelect, forms.CheckboxSelectMultiple


People = Sequence[tuple[int, str]]


class StepForm(forms.Form):
    """One question; made in the same way for every step, with what was said before."""

    def __init__(self, data: Any, *, people: People, start: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(start))
        self.people = people
        self.lay_out()

    def lay_out(self) -> None:
        """What is offered to choose from, where a step's choices are not fixed."""


class WhoForm(StepForm):
    """For whom."""

    person = forms.TypedChoiceField(label="为谁提出？", coerce=int, widget=RADIO)

    def lay_out(self) -> None:
        offer(self, "person", self.people)


class ItemForm(StepForm):
    """What."""

    item = forms.ChoiceField(label="需要什么帮助？", widget=RADIO)

    def lay_out(self) -> None:
        told = api.catalogue()
        offer(self, "item", [
            (group.name, [(i.key, i.name) for i in told.items.values() if i.group == group.key])
            for group in told.groups.values()
        ])  # fmt: skip


class AmountForm(StepForm):
    """How much, how often."""

    quantity = forms.IntegerField(label="要多少？", min_value=1, max_value=1_000, initial=1)
    period = forms.ChoiceField(
        label="多久？", choices=list(api.PERIODS.items()), widget=RADIO, initial=api.WEEKLY
    )


class WishForm(StepForm):
    """When, in which language, by whom."""

    times = forms.MultipleChoiceField(
        label="什么时候方便？", required=False, choices=list(api.TIMES.items()), widget=BOXES
    )
    language = forms.ChoiceField(
        label="希望用什么语言？", required=False, widget=RADIO,
        choices=[("", "都可以"), *api.LANGUAGES.items()],
    )  # fmt: skip
    worker_sex = forms.ChoiceField(
        label="希望来帮忙的人是？", required=False, widget=RADIO,
        choices=[("", "都可以"), *api.SEXES.items()],
    )  # fmt: skip


class WordsForm(StepForm):
    """What else to know."""

    words = forms.CharField(
        label="还有什么要告诉我们？", required=False, max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text="为什么需要、要注意什么。只有办理的人和来帮忙的机构看得到。",
    )  # fmt: skip


class SayForm(forms.Form):
    """Words with a deed."""

    words = forms.CharField(
        label="哪里没有做到？", max_length=300, widget=forms.Textarea({"rows": 3})
    )


class RateForm(forms.Form):
    """How it was."""

    rating = forms.TypedChoiceField(
        label="这次服务您满意吗？", coerce=int, widget=RADIO, choices=list(api.RATINGS.items())
    )
    words = forms.CharField(
        label="想说的话", required=False, max_length=200, widget=forms.Textarea({"rows": 3})
    )


STEPS: dict[str, type[StepForm]] = {
    "who": WhoForm, "item": ItemForm, "amount": AmountForm, "wishes": WishForm, "words": WordsForm,
}  # fmt: skip
