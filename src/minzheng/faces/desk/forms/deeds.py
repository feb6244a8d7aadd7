"""What else is done with a case: answers, papers, corrections, extension, withdrawal, checks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from minzheng.engines.cases.api import Change, CheckState, Dossier, Upload
from minzheng.faces.looks.fields import DayField, EvidenceField, offer

TEXT = forms.Textarea
WHERE = ("原始凭证", "部门证明", "入户调查", "当事人说明", "电话核实")


class PaperForm(forms.Form):
    """One paper handed in."""

    title = forms.CharField(label="材料名称", max_length=80, help_text="例如：住院费用清单。")
    paper = EvidenceField(label="文件", why="照片（JPG、PNG）或 PDF，最多 20 MB。")


class SettleForm(forms.Form):
    """What became of a doubt, and by which proof."""

    state = forms.ChoiceField(
        label="核实结果", widget=forms.RadioSelect,
        choices=(
            (CheckState.CONFIRMED.value, "属实，以核对结果为准"),
            (CheckState.MISTAKEN.value, "有误，以申报为准"),
        ),
    )  # fmt: skip
    evidence = forms.CharField(
        label="依据", max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text="写明凭证名称、向谁核实、怎样得出结论。",
    )  # fmt: skip


class ExtendForm(forms.Form):
    """The statutory reason for the longer limit."""

    reason = forms.ChoiceField(label="延长的法定情形", widget=forms.RadioSelect)

    def __init__(self, data: Any, *, reasons: Iterable[str]) -> None:
        super().__init__(data)
        offer(self, "reason", [(r, r) for r in reasons])


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label="原因", max_length=1000, widget=forms.Textarea({"rows": 4}))


class AmendForm(forms.Form):
    """One fact put right: which, to what, by which source, why."""

    which = forms.ChoiceField(label="要更正的事实")
    value = forms.CharField(
        label="更正为", max_length=200,
        help_text="金额写成 800元，是否写“是”或“否”，日期写成 2026-01-31。",
    )  # fmt: skip
    source = forms.ChoiceField(label="来源", choices=[(word, word) for word in WHERE])
    reason = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, found: Dossier) -> None:
        super().__init__(data)
        offer(self, "which", _facts(found))

    def change(self) -> Change:
        """The change the engine is told."""
        person, _, column = self.cleaned_data["which"].rpartition(".")
        return Change(column, self.cleaned_data["value"], int(person) if person else None)


class HappeningForm(forms.Form):
    """Something that happened to a household."""

    event = forms.ChoiceField(label="发生了什么", widget=forms.RadioSelect)
    person = forms.ChoiceField(
        label="是哪一位", required=False, help_text="去世、人员变化的，选具体的人。"
    )
    happened_on = DayField(label="发生日期", help_text="例如 2026 年 11 月 2 日。")
    source = forms.CharField(
        label="消息来源", max_length=120, help_text="例如：村干部入户走访、家属来电、死亡医学证明。"
    )

    def __init__(
        self, data: Any, *, events: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        offer(self, "event", events)
        offer(self, "person", [("", "全家"), *people])


def uploads_of(form: forms.Form) -> tuple[Upload, ...]:
    """The paper that came with a form, if one came."""
    paper = form.cleaned_data.get("paper")
    if not paper:
        return ()
    title = form.cleaned_data.get("title", "")
    return (Upload("", paper.name, paper.read(), title),)


def _facts(found: Dossier) -> list[tuple[str, list[tuple[str, str]]]]:
    """Facts by whose they are; the present value stands behind each."""
    own = [(row.column, f"{row.term}：{row.text}") for row in found.household_facts]
    people = [
        (
            member.name,
            [
                (f"{member.person_id}.{row.column}", f"{row.term}：{row.text}")
                for row in member.rows
            ],
        )
        for member in found.members
    ]
    return [("全家", own), *people]
