"""What officers choose and write in supervision."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.draws.api import Later
from minzheng.engines.supervision import api
from minzheng.faces.desk.corrections.forms import CorrectForm
from minzheng.faces.desk.supervision.where import Choice, matters
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month
from minzheng.registers.checklists import ANSWERS, Group, Item

ALL = ("", "全部")
ACCEPTED, SENT_BACK = "accepted", "sent_back"
WAITING = "waiting"
AREA = {"rows": 3}


class PlanForm(forms.Form):
    """Which decisions are drawn from."""

    title = forms.CharField(label="计划名称", max_length=120, help_text="例如：2026年三季度抽查。")
    kind = forms.ChoiceField(
        label="抽什么", choices=list(api.KINDS.items()), widget=forms.RadioSelect
    )
    matters = forms.MultipleChoiceField(label="哪些事项", widget=forms.CheckboxSelectMultiple)
    towns = forms.MultipleChoiceField(
        label="哪些镇街", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="都不选，就是全部镇街。",
    )  # fmt: skip
    since = DayField(label="决定日从")
    until = DayField(label="决定日到")

    def __init__(self, data: Any, *, towns: Iterable[Choice], initial: Any) -> None:
        super().__init__(data, initial=initial)
        offer(self, "matters", matters())
        offer(self, "towns", towns)

    def new(self, division: str) -> api.NewPlan:
        """What the engine is told."""
        given = self.cleaned_data
        asked = api.Asked(
            division, tuple(given["matters"]), tuple(given["towns"]), given["since"],
            given["until"],
        )  # fmt: skip
        return api.NewPlan(given["title"], given["kind"], asked)


class CommitForm(forms.Form):
    """Which public value goes into the choice."""

    later = forms.CharField(
        label="另加哪个公开数", required=False, max_length=200,
        help_text="写一个抽取前谁都不知道、抽取后人人能查的数，例如“11月10日双色球红球号码”。"
        "加了它，能看到种子的人也挑不了结果。",
    )  # fmt: skip


class DrawForm(forms.Form):
    """The public value, and where it can be looked up."""

    value = forms.CharField(label="公开数是多少", required=False, max_length=100)
    source = forms.CharField(label="在哪里能查到", required=False, max_length=200)

    def later(self) -> Later:
        """What the engine is told."""
        return Later(self.cleaned_data["value"], self.cleaned_data["source"])


class ReviewFilters(forms.Form):
    """What the list of reviews shows; everything stands in the address."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=((WAITING, "没有结论的"), *api.ReviewState.choices)
    )
    town = forms.ChoiceField(label="镇街", required=False)
    conclusion = forms.ChoiceField(
        label="结论", required=False, choices=(ALL, *api.CONCLUSIONS.items())
    )

    def __init__(self, data: Any, *, towns: Iterable[Choice]) -> None:
        super().__init__(data)
        offer(self, "town", [ALL, *towns])
        self.is_valid()


class FindingFilters(forms.Form):
    """What the list of findings shows."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=((WAITING, "没有办结的"), *api.FindingState.choices)
    )
    town = forms.ChoiceField(label="镇街", required=False)

    def __init__(self, data: Any, *, towns: Iterable[Choice]) -> None:
        super().__init__(data)
        offer(self, "town", [ALL, *towns])
        self.is_valid()


class ChecklistForm(forms.Form):
    """An answer and what was seen for each item; all may stay blank."""

    def __init__(self, data: Any, *, review: api.Review, known: Mapping[str, api.Answer]) -> None:
        super().__init__(data)
        self.review = review
        for item in review.items.values():
            kept = known.get(item.code)
            self.fields[f"answer-{item.code}"] = forms.ChoiceField(
                label=item.item, required=False, choices=list(ANSWERS.items()),
                widget=forms.RadioSelect, initial=kept.answer if kept else None,
            )  # fmt: skip
            self.fields[f"note-{item.code}"] = forms.CharField(
                label=f"看到的情况（{item.code}，选填）", required=False, max_length=300,
                initial=kept.note if kept else "",
            )  # fmt: skip

    @property
    def parts(self) -> Iterator[tuple[Group, list[tuple[Item, BoundField, BoundField]]]]:
        """Each group with its items and their two fields."""
        for group in self.review.groups:
            yield (
                group,
                [
                    (item, self[f"answer-{item.code}"], self[f"note-{item.code}"])
                    for item in group.items
                ],
            )

    def told(self) -> dict[str, api.Told]:
        """The answers given."""
        given = self.cleaned_data
        return {
            code: api.Told(given[f"answer-{code}"], given[f"note-{code}"])
            for code in self.review.items
            if given[f"answer-{code}"]
        }


class RulingForm(forms.Form):
    """What came of the review."""

    conclusion = forms.ChoiceField(
        label="结论", choices=list(api.CONCLUSIONS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="说明", max_length=1000, widget=forms.Textarea(AREA),
        help_text="写事实：哪一项、差在哪里、应当是多少。",
    )  # fmt: skip


class WordsForm(forms.Form):
    """Words alone: an answer, or why something is given back."""

    words = forms.CharField(label="说明", max_length=500, widget=forms.Textarea(AREA))


class LookForm(forms.Form):
    """What the bureau says to an answer."""

    outcome = forms.ChoiceField(
        label="验收结果", widget=forms.RadioSelect,
        choices=((ACCEPTED, "通过，办结"), (SENT_BACK, "没有通过，要再整改")),
    )  # fmt: skip
    words = forms.CharField(label="看到了什么", max_length=500, widget=forms.Textarea(AREA))
    due_on = DayField(label="新的整改期限", required=False, help_text="没有通过的填。")

    def clean(self) -> dict[str, Any]:
        """Who is sent back needs a day."""
        given = self.cleaned_data
        if given.get("outcome") == SENT_BACK and not (given.get("due_on") or self.errors):
            self.add_error("due_on", "没有通过的，请填新的整改期限")
        return given


class CorrectionForm(forms.Form):
    """What the review case is opened for."""

    event = forms.ChoiceField(label="按哪种情况复核", widget=forms.RadioSelect)
    happened_on = DayField(label="哪天发生的")
    person = forms.ChoiceField(label="关系到谁", required=False, help_text="死亡要选是谁。")

    def __init__(self, data: Any, *, finding: api.Finding, people: Iterable[Choice]) -> None:
        super().__init__(data)
        matter = catalogue().get(finding.review.case.matter)
        offer(self, "event", [(each, each) for each in api.events_of(matter)])
        offer(self, "person", [("", "全家"), *people])

    def correction(self) -> api.Correction:
        """What the engine is told."""
        given = self.cleaned_data
        person = int(given["person"]) if given["person"] else None
        return api.Correction(given["event"], given["happened_on"], person)


class AmountForm(CorrectForm):
    """What a finding says should have been paid; the finding itself is what it rests on."""

    def __init__(self, data: Any, *, months: Iterable[Month], finding: api.Finding) -> None:
        super().__init__(data, months=months)
        ground = self.fields["decision"]
        ground.widget, ground.initial, ground.disabled = forms.HiddenInput(), finding.ref, True


class NewCaseForm(forms.Form):
    """The case by which who was refused wrongly is helped."""

    number = forms.CharField(label="重新办理的办件编号", max_length=40)


class MatterForm(forms.Form):
    """Which matter, and where."""

    use_required_attribute = False
    matter = forms.ChoiceField(label="事项", required=False)
    town = forms.ChoiceField(label="镇街", required=False)
    rhythm = forms.ChoiceField(label="多久一查", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=(ALL, *api.STATES.items()))

    def __init__(self, data: Any, *, matters: Iterable[Choice], towns: Iterable[Choice]) -> None:
        super().__init__(data)
        self.offered = tuple(matters)
        offer(self, "matter", self.offered)
        offer(self, "town", [ALL, *towns])
        offer(self, "rhythm", [ALL, *self._rhythms()])
        self.is_valid()

    def _rhythms(self) -> list[Choice]:
        """Those of every matter offered: a choice that another matter has finds nobody."""
        found = (word for key, _ in self.offered for word in api.rhythms_of(key))
        return [(word, word) for word in dict.fromkeys(found)]

    def keeps(self, due: api.Due) -> bool:
        """Whether somebody is among those chosen."""
        shown = {"town": due.town, "rhythm": due.rhythm, "state": due.state}
        return all(self.cleaned_data.get(name) in ("", None, is_) for name, is_ in shown.items())

    @property
    def matter_key(self) -> str:
        """The matter chosen, else the first."""
        found: str = self.cleaned_data.get("matter", "")
        return found or next((key for key, _ in self.offered), "")


class JointForm(forms.Form):
    """What is opened to whom, and why."""

    title = forms.CharField(label="检查名称", max_length=120)
    purpose = forms.CharField(label="检查什么、为什么", max_length=200, widget=forms.Textarea(AREA))
    basis = forms.CharField(
        label="依据", max_length=200, help_text="联合检查的通知、函或会议纪要。"
    )
    inspector = forms.ChoiceField(label="给谁看")
    opens_on = DayField(label="从哪天起")
    ends_on = DayField(label="到哪天止")
    plans = forms.MultipleChoiceField(
        label="哪些抽查计划的办件", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="选了计划，就只看这些计划抽中的办件，下面不用填。",
    )  # fmt: skip
    towns = forms.MultipleChoiceField(
        label="哪些镇街", required=False, widget=forms.CheckboxSelectMultiple
    )
    matters = forms.MultipleChoiceField(
        label="哪些事项", required=False, widget=forms.CheckboxSelectMultiple
    )
    since = DayField(label="办件提交日从", required=False)
    until = DayField(label="办件提交日到", required=False)

    def __init__(
        self, data: Any, *, inspectors: Iterable[Choice], plans: Iterable[Choice],
        towns: Iterable[Choice], on: date,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"opens_on": on})
        offer(self, "inspector", [("", "请选择"), *inspectors])
        for name, choices in (("plans", plans), ("towns", towns), ("matters", matters())):
            offer(self, name, choices)

    def new(self, division: str) -> api.NewJoint:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewJoint(
            given["title"], given["purpose"], given["basis"], division, given["inspector"],
            given["opens_on"], given["ends_on"], tuple(map(int, given["plans"])),
            tuple(given["towns"]), tuple(given["matters"]), given["since"], given["until"],
        )  # fmt: skip


class OpenForm(forms.Form):
    """For what a file is opened with names."""

    purpose = forms.ChoiceField(
        label="查看目的", choices=[(word, word) for word in PURPOSES], widget=forms.RadioSelect
    )
    why = forms.CharField(label="为什么要看姓名", max_length=200, widget=forms.Textarea(AREA))

    def asked(self) -> api.Opening:
        """What the engine is told."""
        return api.Opening(self.cleaned_data["purpose"], self.cleaned_data["why"])
