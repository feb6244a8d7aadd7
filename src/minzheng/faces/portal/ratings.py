"""“好差评”: five levels, then the indicators of that level, then words (国办发〔2019〕51号)."""

from typing import Any

from django import forms

from minzheng.engines.cases.api import SATISFACTION_WORDS, Review

INDICATORS = (
    ("speed", "办事效率"), ("guide", "指南精确度"), ("ease", "便捷度"), ("platform", "平台操作"),
)  # fmt: skip
GOOD_FROM = 3
LEVELS = tuple(
    (str(level), words) for level, words in sorted(SATISFACTION_WORDS.items(), reverse=True)
)
QUESTIONS = {True: "哪些方面做得好？", False: "哪些方面让您不满意？"}


class RatingForm(forms.Form):
    """The level; once it is chosen, what exactly and words."""

    level = forms.ChoiceField(label="这次办事您满意吗？", choices=LEVELS, widget=forms.RadioSelect)
    step = forms.CharField(required=False, widget=forms.HiddenInput)
    points = forms.MultipleChoiceField(
        required=False, choices=INDICATORS, widget=forms.CheckboxSelectMultiple
    )
    comment = forms.CharField(
        label="想说的话", required=False, max_length=500, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        level = self.data.get("level", "")
        self.chosen = int(level) if level in dict(LEVELS) else 0
        self.fields["points"].label = QUESTIONS[self.chosen >= GOOD_FROM]

    @property
    def words(self) -> str:
        """The chosen level in words."""
        return SATISFACTION_WORDS.get(self.chosen, "")

    def is_complete(self) -> bool:
        """Whether the second page was sent as well."""
        return self.data.get("step") == "2"


def review_of(form: RatingForm) -> Review:
    """What was said, as the engine takes it: each indicator ticked bears the level."""
    said = form.cleaned_data
    level = int(said["level"])
    return Review(level, dict.fromkeys(said["points"], level), said["comment"])
