"""“好差评”: five levels, then the indicators of that level, then words (国办发〔2019〕51号)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.cases.api import SATISFACTION_WORDS, Answered, Review, Tally
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import catalogue

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


def rating_tables(found: Sequence[Tally], settled: Sequence[Answered]) -> dict[str, Any]:
    """The two tables of the public page; no case, no place, no words of a person in them."""
    levels = tuple(Column(words, numeric=True) for _, words in LEVELS)
    columns = (
        Column("事项"),
        Column("评价", numeric=True),
        *levels,
        Column("满意率", numeric=True),
    )
    rows = tuple(Row(_counts(tally)) for tally in found)
    done = tuple(
        Row((
            _short(each.matter), SATISFACTION_WORDS[each.level], each.outcome,
            plain_date(each.remedied_on),
            SATISFACTION_WORDS[each.followed_up] if each.followed_up else "没有追评",
        ))
        for each in settled
    )  # fmt: skip
    heads = ("事项", "原来的评价", "处理", "处理日期", "追评")
    return {
        "tallies": Table("各事项的评价", columns, rows, empty="今年评价还太少。",
                         empty_next="满 5 件才公布，免得从数里认出人来。"),
        "settled": Table("差评处理", tuple(map(Column, heads)), done, empty="今年还没有。"),
    }  # fmt: skip


def _counts(tally: Tally) -> tuple[str, ...]:
    counts = (str(tally.levels.get(int(level), 0)) for level, _ in LEVELS)
    share = f"{tally.good / 100:.2f}%"
    return (_short(tally.matter), str(tally.total), *counts, share)


def _short(matter: str) -> str:
    found = catalogue().matters.get(matter)
    return found.service.short if found else "其他事项合计"
