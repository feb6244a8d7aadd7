"""What officers choose and write about evaluations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.evaluations import api
from minzheng.engines.ledger.api import Fund
from minzheng.faces.looks.fields import DayField, TenthsField, offer
from minzheng.faces.looks.written import yuan
from minzheng.kernel.money import Fen
from minzheng.registers.offices.api import Officer

ALL = ("", "全部")
AREA = forms.Textarea({"rows": 3})
RADIO = forms.RadioSelect
YES_NO = [("no", "没有"), ("yes", "有")]


class StateFilters(forms.Form):
    """How far."""

    state = forms.ChoiceField(label="状态", required=False)

    def __init__(self, data: Any, *, choices: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(data)
        offer(self, "state", [ALL, *choices])
        self.is_valid()

    @property
    def told(self) -> str:
        """What was chosen; what is not among the choices narrows nothing."""
        return str(self.cleaned_data.get("state", ""))


class PlanForm(forms.Form):
    """A round to be published."""

    scheme = forms.ChoiceField(label="用哪份评分表")
    title = forms.CharField(label="评价名称", max_length=80)
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    since = DayField(label="评价期从哪天起")
    until = DayField(label="评价期到哪天止")
    self_until = DayField(label="自评截止")
    plan = forms.CharField(
        label="方案", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="怎样自评、什么时候现场评估、结果怎样用。会公开。",
    )  # fmt: skip

    def __init__(self, data: Any, *, schemes: Sequence[api.InForce]) -> None:
        super().__init__(data)
        offer(self, "scheme", [(each.rubric.key, each.rubric.title) for each in schemes])

    def new(self) -> api.NewRound:
        """What the engine is told."""
        return api.NewRound(**self.cleaned_data)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class AssessorForm(forms.Form):
    """Who looks on the spot."""

    number = forms.ChoiceField(label="评估人员")

    def __init__(self, data: Any, *, officers: Iterable[Officer]) -> None:
        super().__init__(data)
        choices = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in officers]
        offer(self, "number", [("", "请选择"), *choices])


class TiesForm(forms.Form):
    """Whether one has ties with the house."""

    tied = forms.ChoiceField(
        label="您和这一家有没有利害关系？", choices=YES_NO, widget=RADIO,
        help_text="自己或近亲属在这里工作、入住、投资，或有其他可能影响公正的关系。",
    )  # fmt: skip
    words = forms.CharField(label="是什么关系", required=False, max_length=200)


class VisitForm(forms.Form):
    """When she was there."""

    on = DayField(label="哪天到的现场")
    words = forms.CharField(label="评估意见", max_length=500, widget=AREA)


class AgreeForm(forms.Form):
    """What the assessors agreed."""

    points = TenthsField(label="合议的分")
    words = forms.CharField(label="理由", max_length=300, widget=AREA)


class ItemsForm(forms.Form):
    """Points and words for some items of a rubric, each optional; whole tenths behind."""

    def __init__(
        self, data: Any, *, items: Sequence[api.Item], held: Mapping[str, tuple[int, str]],
        words: str = "说明", prefix_words: str = "",
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.items = items
        for item in items:
            points, said = held.get(item.code, (None, ""))
            label = (
                f"{item.code} {item.title}{prefix_words}（最多 {api.points_text(item.points)} 分）"
            )
            self.fields[f"p_{item.code}"] = TenthsField(label=label, required=False, initial=points)
            self.fields[f"w_{item.code}"] = forms.CharField(
                label=f"{item.code} {words}", required=False, max_length=300, initial=said
            )

    def given(self) -> dict[str, tuple[int, str]]:
        """What was filled in, by item."""
        return {
            item.code: (self.cleaned_data[f"p_{item.code}"], self.cleaned_data[f"w_{item.code}"])
            for item in self.items
            if self.cleaned_data.get(f"p_{item.code}") is not None
        }

    def boxes(self) -> Iterator[tuple[api.Item, Any, Any]]:
        """Each item with its two boxes."""
        for item in self.items:
            yield item, self[f"p_{item.code}"], self[f"w_{item.code}"]


class ReviewForm(ItemsForm):
    """Changes, vetoes and the opinion."""

    words = forms.CharField(label="复核意见", max_length=500, widget=AREA)

    def __init__(self, data: Any, *, sheet: api.Sheet) -> None:
        entry = sheet.entry
        held = {code: (each["points"], each["why"]) for code, each in entry.adjusted.items()}
        super().__init__(
            data, items=list(entry.rubric.items.values()), held=held, words="为什么改",
            prefix_words="改为",
        )  # fmt: skip
        _tell_present(self, sheet)
        self.vetoes = entry.rubric.vetoes
        before = {each["code"]: each["words"] for each in entry.vetoes}
        for veto in self.vetoes:
            self.fields[f"v_{veto.code}"] = forms.CharField(
                label=f"{veto.title}：事实和依据", required=False, max_length=300,
                initial=before.get(veto.code, ""),
            )  # fmt: skip
        self.initial["words"] = entry.review_words

    def review(self) -> api.Review:
        """What the engine is told."""
        told = {
            veto.code: self.cleaned_data[f"v_{veto.code}"]
            for veto in self.vetoes
            if self.cleaned_data.get(f"v_{veto.code}")
        }
        return api.Review(changes_of(self), told, self.cleaned_data["words"])

    def veto_boxes(self) -> list[Any]:
        """The boxes of the vetoes."""
        return [self[f"v_{veto.code}"] for veto in self.vetoes]


class AnswerForm(ItemsForm):
    """Whether an objection is right, and what changes."""

    upheld = forms.ChoiceField(
        label="异议成立吗？", choices=[("no", "不成立"), ("yes", "成立，改分")], widget=RADIO
    )
    words = forms.CharField(label="答复", max_length=1000, widget=AREA)

    def __init__(self, data: Any, *, sheet: api.Sheet) -> None:
        items = list(sheet.entry.rubric.items.values())
        super().__init__(data, items=items, held={}, words="为什么改", prefix_words="改为")
        _tell_present(self, sheet)

    def answer(self) -> api.Answer:
        """What the engine is told."""
        upheld = self.cleaned_data["upheld"] == "yes"
        return api.Answer(upheld, self.cleaned_data["words"], changes_of(self))


class WeightsForm(ItemsForm):
    """Other full points of a rubric, from a day on."""

    since = DayField(label="从哪天起用")
    why = forms.CharField(label="为什么改", max_length=300, widget=AREA)

    def __init__(self, data: Any, *, rubric: api.Rubric, on: date) -> None:
        items = list(rubric.items.values())
        held = {item.code: (item.points, "") for item in items}
        super().__init__(data, items=items, held=held)
        for item in items:
            del self.fields[f"w_{item.code}"]
            field = self.fields[f"p_{item.code}"]
            field.required, field.label = True, f"{item.code} {item.title}"
        self.initial["since"] = on

    def points(self) -> dict[str, int]:
        """Full points by item, in tenths."""
        return {item.code: self.cleaned_data[f"p_{item.code}"] for item in self.items}

    def boxes(self) -> Iterator[tuple[api.Item, Any, Any]]:
        """Each item with its one box."""
        for item in self.items:
            yield item, self[f"p_{item.code}"], None


class RubricForm(forms.Form):
    """A whole rubric as text."""

    key = forms.RegexField(
        r"\A[a-z][a-z0-9_]{1,39}\Z", label="代号",
        help_text="小写字母、数字、下划线，例如 child_home。改现有的评分表，代号不变。",
        error_messages={"invalid": "代号用小写字母开头，只写小写字母、数字、下划线，2 到 40 个。"},
    )  # fmt: skip
    text = forms.CharField(
        label="评分表全文", max_length=40_000,
        widget=forms.Textarea({"rows": 24, "spellcheck": "false"}),
        help_text="照现有评分表的写法改。分值加起来不等的不收，会写明差多少。",
    )  # fmt: skip
    since = DayField(label="从哪天起用")
    why = forms.CharField(label="为什么改", max_length=300, widget=AREA)


class FundForm(forms.Form):
    """From which fund."""

    fund = forms.TypedChoiceField(label="从哪笔资金支付", coerce=int)

    def __init__(self, data: Any, *, row: api.Subsidy, funds: Iterable[tuple[Fund, Fen]]) -> None:
        super().__init__(data)
        told = [(fund.pk, f"{fund.name}（可用 {yuan(has)} 元）") for fund, has in funds]
        offer(self, "fund", [("", "请选择"), *told])
        self.fields["fund"].help_text = f"核定以后预留 {yuan(row.amount)} 元。"


def changes_of(form: ItemsForm) -> dict[str, api.Change]:
    """The changes that were filled in."""
    return {code: api.Change(points, why) for code, (points, why) in form.given().items()}


def _tell_present(form: ItemsForm, sheet: api.Sheet) -> None:
    """Beside each box what counts now, so that nobody changes points unseen."""
    for line in sheet.lines:
        if line.final is not None:
            now = f"现在 {api.points_text(line.final)} 分（{line.source}）"
            form.fields[f"p_{line.item.code}"].help_text = now
