"""What officers state about requests, authorisations and openings."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.consent.api import Sheet, Signature
from minzheng.engines.sharing.api import LEVELS, NewShare, OpeningReview, Share, conditions
from minzheng.faces.looks.fields import DayField, EvidenceField, offer

AREA = forms.Textarea({"rows": 3})
PAPER, VISIT = "paper", "visit"


class ShareForm(forms.Form):
    """A request of another department, from its letter."""

    division_code = forms.ChoiceField(label="哪里的人", widget=forms.RadioSelect)
    department = forms.CharField(label="申请单位", max_length=80)
    contact = forms.CharField(label="联系人", max_length=40)
    purpose = forms.CharField(label="用途", max_length=300, widget=AREA)
    scene = forms.CharField(
        label="使用场景", max_length=300, help_text="用在哪个系统、哪个环节，谁会看到。"
    )
    basis = forms.CharField(
        label="依据", max_length=300, help_text="法律、行政法规或者文件的名称和条款。"
    )
    kind = forms.ChoiceField(label="共享属性", widget=forms.RadioSelect, choices=Share.Kind.choices)
    form = forms.ChoiceField(label="要什么", widget=forms.RadioSelect, choices=Share.Form.choices)
    way = forms.ChoiceField(label="怎样提供", widget=forms.RadioSelect, choices=Share.Way.choices)
    fields_wanted = forms.CharField(
        label="数据项", required=False, max_length=600, widget=AREA,
        help_text="逐人的行才填。用词汇表里的名称，顿号隔开，例如：姓名、证件号码、在领低保。",
    )  # fmt: skip
    level = forms.ChoiceField(
        label="统计到哪一级", required=False, choices=[("", "不是统计数"), *LEVELS.items()]
    )
    group_by = forms.CharField(
        label="按什么分组", required=False, max_length=100,
        help_text="统计数才填，最多两项类别或者是否的数据项，例如：性别、残疾等级。",
    )  # fmt: skip
    conditions = forms.MultipleChoiceField(
        label="哪些人", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="都要符合；不选就是本地所有健在的人。",
    )  # fmt: skip
    listed = forms.CharField(
        label="只要名单上的人", required=False, widget=AREA,
        help_text="粘贴对方给的身份证号，空格或换行隔开。系统只留比对用的摘要，不保存号码。",
    )  # fmt: skip
    with_minors = forms.BooleanField(
        label="含未成年人", required=False,
        help_text="逐人提供未成年人信息，要由数据中心负责人写明单独的依据。",
    )  # fmt: skip
    row_limit = forms.IntegerField(
        label="行数上限", help_text="文件：一次最多多少行；接口：每天最多多少行。"
    )
    ends_on = DayField(label="使用到哪天")

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]]) -> None:
        listed = list(places)
        first = {"division_code": listed[0][0] if listed else "", "row_limit": 1000}
        super().__init__(data, initial={**first, "kind": "conditional", "way": "file"})
        offer(self, "division_code", listed)
        offer(self, "conditions", [(each.key, each.label) for each in conditions().values()])

    def new(self) -> NewShare:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        given["fields"] = given.pop("fields_wanted")
        given["conditions"] = tuple(given["conditions"])
        return NewShare(**given)

    def refuse(self, errors: dict[str, str]) -> None:
        """What the engine found wrong, beside each field."""
        for name, text in errors.items():
            self.add_error("fields_wanted" if name == "fields" else name, text)


class NoteForm(forms.Form):
    """An opinion beside a signature; may be left out."""

    note = forms.CharField(label="意见", required=False, max_length=500, widget=AREA)


class ConfirmForm(NoteForm):
    """The article for what is protected, and an opinion."""

    basis = forms.CharField(
        label="单独的依据", required=False, max_length=300,
        help_text="涉及未成年人或者限定人员可查的数据时必填：哪部法律、行政法规的哪一条。",
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason that must be there."""

    note = forms.CharField(label="理由", max_length=500, widget=AREA)


class DestroyForm(forms.Form):
    """How the receiver destroyed the data."""

    note = forms.CharField(
        label="怎样销毁的", max_length=300, widget=AREA,
        help_text="写明方式、日期和对方书面告知的文号。",
    )  # fmt: skip


class RecordForm(forms.Form):
    """A signed sheet, or what was agreed at a visit."""

    people = forms.MultipleChoiceField(label="谁授权", widget=forms.CheckboxSelectMultiple)
    method = forms.ChoiceField(
        label="怎样授权的", widget=forms.RadioSelect, initial=PAPER,
        choices=((PAPER, "签了纸质授权书"), (VISIT, "入户时当面同意，有见证人")),
    )  # fmt: skip
    sheet = EvidenceField(label="授权书扫描件", required=False, why="签了纸质授权书的必须上传。")
    witness = forms.CharField(
        label="见证人", required=False, max_length=40, help_text="入户同意的必填，不能是您自己。"
    )
    guardian = forms.CharField(
        label="监护人", required=False, max_length=40,
        help_text="未成年人、不能自己签字的人由监护人代签，写监护人姓名。",
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, people: Iterable[tuple[int, str]]) -> None:
        super().__init__(data, files)
        offer(self, "people", [(str(pk), words) for pk, words in people])

    def signature(self) -> Signature:
        """What the engine is told."""
        given, upload = self.cleaned_data, self.cleaned_data["sheet"]
        sheet = Sheet(upload.name, upload.read()) if upload else None
        return Signature(sheet, given["witness"], given["guardian"])


class ReviewForm(forms.Form):
    """What became of an opening."""

    verdict = forms.ChoiceField(
        label="结论", widget=forms.RadioSelect, choices=OpeningReview.Verdict.choices
    )
    note = forms.CharField(
        label="说明", required=False, max_length=500, widget=AREA,
        help_text="问了谁、怎样回答；违规的写明怎样处理。",
    )  # fmt: skip


class OpeningFilters(forms.Form):
    """Whose openings; everything stands in the address."""

    doer = forms.CharField(label="工号", required=False, max_length=60)
