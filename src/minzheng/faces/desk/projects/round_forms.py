"""What is asked about venture rounds."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.projects.api import (
    Award,
    NewRound,
    Ranked,
    criteria,
    items,
)
from minzheng.faces.looks.fields import DayField, MoneyField, offer
from minzheng.registers.offices.api import Officer


def told_mark(each: Ranked) -> str:
    """The score and how far reviewers lie apart."""
    return f"{each.score / 100:g} 分，最高最低相差 {each.spread / 10:g} 分"


class RoundForm(forms.Form):
    """The call: topic, money, days, weights."""

    title = forms.CharField(label="名称", max_length=80)
    topic = forms.CharField(
        label="主题", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="要解决什么问题、给谁、不资助什么。",
    )  # fmt: skip
    item = forms.ChoiceField(label="属于哪项服务")
    budget = MoneyField(label="总预算（元）")
    cap = MoneyField(label="每份方案上限（元）")
    opens_on = DayField(label="征集开始")
    closes_on = DayField(label="征集截止")
    fund = forms.TypedChoiceField(
        label="从哪笔资金资助", coerce=int, help_text="决定资助时从这笔资金预留。"
    )

    def __init__(self, data: Any, *, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [("", "请选择"), *((fund.pk, fund.name) for fund in funds)])
        offer(self, "item", [(key, each.name) for key, each in items().items()])
        for each in criteria():
            self.fields[f"w-{each.key}"] = forms.IntegerField(
                label=f"权重：{each.name}", min_value=0, max_value=100, initial=each.weight
            )

    def round(self, division: str) -> NewRound:
        """What the engine is told."""
        given = self.cleaned_data
        weights = {each.key: given[f"w-{each.key}"] for each in criteria()}
        same = ("title", "topic", "item", "budget", "cap", "fund", "opens_on", "closes_on")
        told = {name: given[name] for name in same}
        return NewRound(division=division, weights=weights, **told)


class ReviewerForm(forms.Form):
    """Whom to name."""

    staff_number = forms.ChoiceField(label="评审")

    def __init__(self, data: Any, *, people: Sequence[Officer]) -> None:
        super().__init__(data)
        rows = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in people]
        offer(self, "staff_number", rows)


class InviteForm(forms.Form):
    """Somebody from outside, as her organisation registered her."""

    code = forms.CharField(label="所在机构的统一社会信用代码", max_length=18)
    name = forms.CharField(label="姓名", max_length=40)


class CheckForm(forms.Form):
    """Complete or not, and what is missing."""

    complete = forms.ChoiceField(
        label="材料", widget=forms.RadioSelect, choices=[("yes", "齐全"), ("no", "不齐")]
    )
    words = forms.CharField(
        label="缺什么", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="不齐的，一次写全。",
    )  # fmt: skip


class AwardForm(forms.Form):
    """How much for which number, and why."""

    def __init__(self, data: Any, *, ranked: Sequence[Ranked]) -> None:
        super().__init__(data)
        self.ranked = ranked
        for each in ranked:
            self.fields[f"p-{each.entrant.pk}"] = MoneyField(
                label=f"方案 {each.entrant.blind} 资助多少（元）", required=False,
                help_text=f"第 {each.place} 名，{told_mark(each)}。不资助的不填。",
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="理由", max_length=500, widget=forms.Textarea({"rows": 3}),
            help_text="没有按名次的，写为什么。",
        )  # fmt: skip

    def award(self) -> Award:
        """What the engine is told."""
        given = self.cleaned_data
        sums = {each.entrant.pk: given[f"p-{each.entrant.pk}"] for each in self.ranked}
        return Award({pk: amount for pk, amount in sums.items() if amount}, given["words"])


class ObjectionForm(forms.Form):
    """Right or not, and why."""

    upheld = forms.ChoiceField(
        label="异议", widget=forms.RadioSelect,
        choices=[("no", "不成立，维持结果"), ("yes", "成立，重新决定")],
    )  # fmt: skip
    words = forms.CharField(label="答复", max_length=500, widget=forms.Textarea({"rows": 3}))
