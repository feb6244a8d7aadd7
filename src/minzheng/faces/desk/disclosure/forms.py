"""What officers state about disclosed documents, consultations, comments and corrections."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.disclosure.api import (
    Comment,
    Consultation,
    Correction,
    Document,
    NewConsultation,
    NewReply,
    NewVersion,
    Reply,
    Version,
    category_choices,
)
from minzheng.faces.desk.disclosure.answering import purposes
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.matter import catalogue
from minzheng.registers.papers import Paper

AREA, LONG = forms.Textarea({"rows": 3}), forms.Textarea({"rows": 14})
LISTED = "，"


class DocumentForm(forms.Form):
    """A document as it shall stand in the directory."""

    title = forms.CharField(label="标题", max_length=200)
    category = forms.ChoiceField(label="类别")
    doc_number = forms.CharField(
        label="文号", max_length=80, required=False, help_text="没有文号的不填。"
    )
    made_on = DayField(label="形成日期", help_text="文件落款的日期；公开时限从这天算起。")
    section = forms.CharField(label="责任科室", max_length=80)
    summary = forms.CharField(label="内容概述", max_length=500, widget=AREA)
    text = forms.CharField(
        label="正文", required=False, widget=LONG,
        help_text="正文比附件好：搜得到、读得出，个人信息也能自动查。",
    )  # fmt: skip
    paper = EvidenceField(label="PDF 附件", required=False, why="有红头文件原件的可以附上。")
    paper_checked = forms.BooleanField(
        label="附件已逐页核对，没有个人信息", required=False,
        help_text="附件里的字系统查不了，要由人核对。",
    )  # fmt: skip
    validity = forms.ChoiceField(label="效力", choices=Version.Validity.choices)
    valid_until = DayField(label="有效期至", required=False, help_text="没有写有效期的不填。")
    matters = forms.MultipleChoiceField(
        label="相关事项", required=False, widget=forms.CheckboxSelectMultiple
    )
    parameters = forms.CharField(
        label="相关标准", required=False, max_length=600,
        help_text="“标准与参数”页里的参数名，逗号隔开。",
    )  # fmt: skip
    replaces = forms.CharField(
        label="替代哪一件", required=False, max_length=60, help_text="填被替代那一件的索引号。"
    )
    replaces_how = forms.ChoiceField(
        label="怎样替代", required=False, choices=[("", "不替代"), *Document.How.choices]
    )

    def __init__(self, data: Any = None, files: Any = None, *, version: Version | None) -> None:
        first = {"validity": Version.Validity.IN_FORCE} if version is None else typed(version)
        super().__init__(data, files, initial=first)
        offer(self, "category", [("", "请选择"), *category_choices()])
        matters = catalogue().matters.values()
        offer(self, "matters", [(matter.key, matter.service.short) for matter in matters])

    def new(self) -> NewVersion:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        upload = given["paper"]
        given["paper"] = Paper(upload.name, upload.read()) if upload else None
        given["matters"] = tuple(given["matters"])
        words = given["parameters"].replace(LISTED, ",").replace("、", ",").split(",")
        given["parameters"] = tuple(word.strip() for word in words if word.strip())
        return NewVersion(**given)


class CorrectForm(DocumentForm):
    """The same once more, with what was changed."""

    why = forms.CharField(
        label="更正了什么、为什么", max_length=500, widget=AREA, help_text="和新版本一起公开。"
    )


def typed(version: Version) -> dict[str, Any]:
    """A version as a form shows it."""
    names = ("title", "category", "doc_number", "made_on", "section", "summary", "text",
             "validity", "valid_until", "matters", "replaces_how")  # fmt: skip
    replaced = version.replaces.index_number if version.replaces else ""
    shown = {name: getattr(version, name) for name in names}
    return shown | {"parameters": LISTED.join(version.parameters), "replaces": replaced}


class DocumentFilters(forms.Form):
    """Which documents; everything stands in the address."""

    use_required_attribute = False
    STATES = (
        ("", "全部"), ("waiting", "在办"), ("review", "待审核"), ("published", "已公开"),
        ("withdrawn", "已撤下"),
    )  # fmt: skip
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    q = forms.CharField(label="标题、文号或索引号", required=False, max_length=60)


class NoteForm(forms.Form):
    """A reason that must be there."""

    note = forms.CharField(label="理由", max_length=500, widget=AREA)


class SureForm(forms.Form):
    """A deed that asks nothing more."""

    sure = forms.CharField(widget=forms.HiddenInput, initial="1")


class ConsultationForm(forms.Form):
    """A draft to put to the public."""

    title = forms.CharField(label="标题", max_length=200)
    kind = forms.ChoiceField(
        label="种类", widget=forms.RadioSelect, choices=Consultation.Kind.choices
    )
    explanation = forms.CharField(
        label="起草说明", widget=forms.Textarea({"rows": 5}), max_length=5000,
        help_text="为什么要定，主要写了什么，和现在有什么不同。",
    )  # fmt: skip
    text = forms.CharField(
        label="征求意见稿", widget=LONG, max_length=50000,
        help_text="每条从“第一条”这样另起一行写，公众就可以逐条提意见。",
    )  # fmt: skip
    questions = forms.CharField(
        label="想问的问题", required=False, widget=AREA, max_length=1200, help_text="一行一个。"
    )
    opens_on = DayField(label="开始日期")
    closes_on = DayField(label="截止日期", help_text="截止当天 24 时前都可以提。")

    def __init__(self, data: Any = None, *, row: Consultation | None) -> None:
        super().__init__(data, initial={"kind": Consultation.Kind.GENERAL} if row is None else {
            "title": row.title, "kind": row.kind, "explanation": row.explanation,
            "text": row.text, "questions": "\n".join(row.questions),
            "opens_on": row.opens_on, "closes_on": row.closes_on,
        })  # fmt: skip

    def new(self) -> NewConsultation:
        """What the engine is told."""
        return NewConsultation(**self.cleaned_data)


class ReplyForm(forms.Form):
    """One answer to comments that say alike."""

    comments = forms.MultipleChoiceField(
        label="答复哪些意见", widget=forms.CheckboxSelectMultiple,
        help_text="意思相同的一起答复。不公开的意见不在这里。",
    )  # fmt: skip
    heading = forms.CharField(label="意见归纳", max_length=200)
    outcome = forms.ChoiceField(
        label="处理", widget=forms.RadioSelect, choices=Reply.Outcome.choices
    )
    reason = forms.CharField(label="理由", max_length=2000, widget=forms.Textarea({"rows": 5}))

    def __init__(self, data: Any = None, *, comments: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        offer(self, "comments", [(str(pk), words) for pk, words in comments])

    def new(self) -> NewReply:
        """What the engine is told."""
        given = self.cleaned_data
        chosen = tuple(int(pk) for pk in given["comments"])
        return NewReply(given["heading"], given["outcome"], given["reason"], chosen)


class HideForm(forms.Form):
    """Why a comment is not shown."""

    why = forms.ChoiceField(
        label="不公开的理由", widget=forms.RadioSelect, choices=Comment.Hidden.choices,
        help_text="公众看得到每种理由各有几条，看不到意见本身。意见会一直保存。",
    )  # fmt: skip


class SummaryForm(forms.Form):
    """What came in and what became of it."""

    summary = forms.CharField(
        label="总体情况", max_length=5000, widget=forms.Textarea({"rows": 6}),
        help_text="收到多少、主要意见是什么、采纳了什么。每组意见的答复会自动列在下面。",
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What was done about a correction."""

    state = forms.ChoiceField(
        label="结果", widget=forms.RadioSelect,
        choices=[c for c in Correction.State.choices if c[0] != Correction.State.WAITING],
    )  # fmt: skip
    words = forms.CharField(label="答复", max_length=1000, widget=forms.Textarea({"rows": 5}))


class NameForm(forms.Form):
    """A name nothing disclosed may hold."""

    name = forms.CharField(label="姓名", max_length=40)
    reason = forms.CharField(label="为什么要保护", max_length=200)


class PurposeForm(forms.Form):
    """Why a sealed field is opened."""

    purpose = forms.ChoiceField(label="查看目的", widget=forms.RadioSelect)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "purpose", purposes())
