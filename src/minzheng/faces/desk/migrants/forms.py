"""What officers choose and write about migrants."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger.api import Fund
from minzheng.engines.migrants import api
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.divisions import covers
from minzheng.registers.divisions.api import current_on
from minzheng.registers.people.api import Person, find_by_id_number

ALL, TOWN_END = ("", "全部"), "000"
STANDING = (ALL, ("paid", "在扶持期内的"), ("over", "扶持期届满的"), ("ended", "已经停止的"))
AREA = forms.Textarea({"rows": 3})
MOST_HEADS = 100_000
Places = Iterable[tuple[str, str]]


def villages(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """The villages of the viewer's posts. One query."""
    posts = [post.division for post in viewer.seeing_posts]
    return [
        (row.code, row.name)
        for row in current_on(on)
        if not row.code.endswith(TOWN_END) and any(covers(post, row.code) for post in posts)
    ]


class PeopleFilters(forms.Form):
    """Whom the list shows; everything stands in the address."""

    reservoir = forms.TypedChoiceField(label="水库", required=False, coerce=int)
    division = forms.ChoiceField(label="村", required=False)
    standing = forms.ChoiceField(label="扶持", required=False, choices=STANDING)
    after = forms.IntegerField(required=False, min_value=0, max_value=10**12)

    def __init__(self, data: Any, *, lakes: Iterable[api.Reservoir], places: Places) -> None:
        super().__init__(data)
        offer(self, "reservoir", [ALL, *((row.pk, row.name) for row in lakes)])
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(
            given.get("reservoir") or 0, given.get("division", ""), given.get("standing", ""),
            given.get("after") or 0,
        )  # fmt: skip


class YearFilters(forms.Form):
    """Which year's lists."""

    year = forms.IntegerField(label="年度", required=False, min_value=2006, max_value=9999)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()

    @property
    def wanted(self) -> int:
        return self.cleaned_data.get("year") or 0


class ReservoirForm(forms.Form):
    """A reservoir whose migrants live here."""

    name = forms.CharField(label="水库名称", max_length=60)
    document = forms.CharField(label="核定文件", max_length=120)


class HeadsForm(forms.Form):
    """Heads approved for a village, once."""

    village = forms.ChoiceField(label="村")
    heads = forms.IntegerField(label="核定人数", min_value=0, max_value=MOST_HEADS)
    document = forms.CharField(label="核定文件", max_length=120)

    def __init__(self, data: Any, *, places: Places) -> None:
        super().__init__(data)
        offer(self, "village", [("", "请选择"), *places])


class AccountForm(forms.Form):
    """Where the money goes: an account in her own name."""

    account_name = forms.CharField(label="户名", max_length=40, help_text="必须是本人。")
    bank = forms.CharField(label="开户行", max_length=60)
    account = forms.CharField(label="账号", max_length=40)


class MigrantForm(forms.Form):
    """One of the approved heads."""

    id_number = forms.CharField(label="身份证号", max_length=18)
    reservoir = forms.TypedChoiceField(label="哪座水库的移民", coerce=int)
    village = forms.ChoiceField(label="现在住的村")
    moved_on = DayField(label="搬迁完成日")
    account_name = forms.CharField(
        label="户名", max_length=40, required=False, help_text="必须是本人；账户可以以后再补。"
    )
    bank = forms.CharField(label="开户行", max_length=60, required=False)
    account = forms.CharField(label="账号", max_length=40, required=False)

    def __init__(self, data: Any, *, lakes: Iterable[api.Reservoir], places: Places) -> None:
        super().__init__(data)
        self.lakes = {row.pk: row for row in lakes}
        offer(
            self, "reservoir", [("", "请选择"), *((key, str(v)) for key, v in self.lakes.items())]
        )
        offer(self, "village", [("", "请选择"), *places])

    def clean_id_number(self) -> Person:
        """The person. Raises ValidationError for a number nobody has."""
        found = find_by_id_number(self.cleaned_data["id_number"].strip().upper())
        if found is None:
            raise ValidationError("登记簿里没有这个身份证号，请核对；没有登记的先在“档案”里登记。")
        return found

    def migrant(self) -> api.NewMigrant:
        """What the engine is told."""
        given = {**self.cleaned_data}
        person, lake = given.pop("id_number"), self.lakes[given.pop("reservoir")]
        return api.NewMigrant(person, lake, **given)


class StopForm(forms.Form):
    """Why somebody is no longer paid."""

    why = forms.ChoiceField(
        label="为什么停", widget=forms.RadioSelect, choices=list(api.TOLD_STOPS.items())
    )
    day = DayField(label="从哪天起")
    words = forms.CharField(label="凭据", max_length=200, help_text="哪份判决、录用文件或户口簿。")


class PlanForm(forms.Form):
    """A support plan as approved."""

    title = forms.CharField(label="规划名称", max_length=80)
    way = forms.ChoiceField(label="扶持方式", choices=list(api.WAYS.items()))
    scope = forms.CharField(label="范围、措施和目标", max_length=500, widget=AREA)
    heard = forms.CharField(label="怎样听取移民意见", max_length=300, widget=AREA)
    approver = forms.CharField(
        label="批准机关", max_length=80, help_text="上一级人民政府或移民管理机构。"
    )
    document = forms.CharField(label="批准文号", max_length=120)
    approved_on = DayField(label="批准日")
    since = forms.IntegerField(label="从哪一年", min_value=2006, max_value=9999)
    until = forms.IntegerField(label="到哪一年", min_value=2006, max_value=9999)

    def plan(self, division: str) -> api.NewPlan:
        """What the engine is told."""
        return api.NewPlan(division, **self.cleaned_data)


class OpenForm(forms.Form):
    """Whose list of which year."""

    village = forms.ChoiceField(label="村")
    year = forms.IntegerField(label="年度", min_value=2006, max_value=9999)

    def __init__(self, data: Any, *, places: Places, year: int) -> None:
        super().__init__(data, initial={"year": year})
        offer(self, "village", [("", "请选择"), *places])


class WordsForm(forms.Form):
    """What was looked at, or why it goes back."""

    words = forms.CharField(label="情况", max_length=300, widget=AREA)


class FundForm(forms.Form):
    """Which money."""

    fund = forms.TypedChoiceField(label="从哪笔资金发", coerce=int)

    def __init__(self, data: Any, *, funds: Iterable[Fund]) -> None:
        super().__init__(data)
        usable = ((fund.pk, fund.name) for fund in funds if fund.allows(api.USE))
        offer(self, "fund", [("", "请选择"), *usable])


class AnswerForm(forms.Form):
    """The rows the bank gave back."""

    failed = forms.CharField(
        label="退票的行", required=False, widget=AREA,
        help_text="一行写一个：行号、空格、原因，例如“2 户名不符”。没有退票就空着。",
    )  # fmt: skip

    def clean_failed(self) -> dict[int, str]:
        """Reasons by row. Raises ValidationError for a line that is not so written."""
        found: dict[int, str] = {}
        for line in self.cleaned_data["failed"].splitlines():
            if not line.strip():
                continue
            number, _, why = line.strip().partition(" ")
            if not (number.isascii() and number.isdecimal()) or int(number) in found:
                raise ValidationError(
                    f"“{line.strip()[:20]}”没有写对：先写行号，空格后写原因，一行一个。"
                )
            found[int(number)] = why
        return found
