"""What an organisation reports about a stage of its contract, and what it proposes."""

from typing import Any

from django import forms

from minzheng.engines.projects.api import Cost, NewProposal, Paper, Report, Stage
from minzheng.faces.looks.fields import EvidenceField, MoneyField

LINES = 5  # lines of a budget that the form asks for


class ReportForm(forms.Form):
    """Words, numbers so far, the invoice, one paper."""

    words = forms.CharField(
        label="做了什么", max_length=1000, widget=forms.Textarea({"rows": 5}),
        help_text="从合同开始到现在：对谁、做了多少、效果怎样。不要写服务对象的姓名、电话、病情。",
    )  # fmt: skip
    invoice = forms.CharField(label="发票号码", max_length=40)
    proof = EvidenceField(
        label="证明", required=False, why="签到、照片或汇总表，合成一份。首付可以不附。"
    )

    def __init__(self, data: Any, files: Any, *, stage: Stage) -> None:
        super().__init__(data, files)
        self.codes = [each.code for each in stage.contract.indicators] if stage.expected else []
        for each in stage.contract.indicators:
            if each.code in self.codes:
                self.fields[f"n-{each.code}"] = forms.IntegerField(
                    label=f"{each.name}，累计完成（{each.unit}）", min_value=0,
                    max_value=10_000_000, help_text=f"合同目标 {each.target}。",
                )  # fmt: skip
        self.order_fields(["words", *(f"n-{code}" for code in self.codes), "invoice", "proof"])

    def report(self) -> Report:
        """What the engine is told."""
        given = self.cleaned_data
        upload = given["proof"]
        claimed = {code: given[f"n-{code}"] for code in self.codes}
        paper = Paper(upload.name, upload.read()) if upload else None
        return Report(given["words"], claimed, given["invoice"], paper)


class ProposalForm(forms.Form):
    """What reviewers will read; the organisation's name must not stand in it."""

    title = forms.CharField(label="方案名称", max_length=80)
    need = forms.CharField(
        label="需求", max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text="谁需要、怎么知道的。评审是匿名的，各项里都不要写机构名称，写“本机构”。",
    )  # fmt: skip
    way = forms.CharField(label="做法", max_length=2000, widget=forms.Textarea({"rows": 6}))
    effect = forms.CharField(
        label="成效", max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text="做成什么样算好，怎样核对。",
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for place in range(1, LINES + 1):
            must = place == 1
            self.fields[f"name{place}"] = forms.CharField(
                label=f"预算第 {place} 行", max_length=60, required=must
            )
            self.fields[f"sum{place}"] = MoneyField(label=f"第 {place} 行金额（元）", required=must)

    def proposal(self) -> NewProposal:
        """What the engine is told."""
        given = self.cleaned_data
        rows = [(given[f"name{place}"], given[f"sum{place}"]) for place in range(1, LINES + 1)]
        lines = [Cost(name, amount or 0) for name, amount in rows if name.strip()]
        words = (given["title"], given["need"], given["way"], given["effect"])
        return NewProposal(*words, lines)


class ObjectForm(forms.Form):
    """What somebody does not agree with."""

    words = forms.CharField(
        label="异议", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="对哪一点有异议，有什么依据。",
    )  # fmt: skip
