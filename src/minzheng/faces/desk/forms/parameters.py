"""What officers choose and state about parameters."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.parameters.api import NewValue, Paper, place_names
from minzheng.faces.desk.choosing import Wanted
from minzheng.faces.desk.parameter_words import STATUS, unit_words
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.kernel.divisions import ancestors
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import ParamInfo
from minzheng.kernel.units import Kind
from minzheng.registers.divisions.api import children

NEW, CORRECTION = "new", "correction"
YES_NO = (("是", "是"), ("否", "否"))
STATUSES = (
    ("verified", "已核实：读过文件原文"),
    ("reported", "据报道：还没有读到原文"),
    ("unconfirmed", "待确认：暂按通常做法"),
)


class ParameterFilters(forms.Form):
    """Which matter, how sure, where."""

    matter = forms.ChoiceField(label="事项", required=False)
    status = forms.ChoiceField(label="状态", required=False)
    place = forms.ChoiceField(label="地区", required=False)

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]], home: str) -> None:
        super().__init__({"place": home, **data.dict()})
        self.home, self.names = home, dict(places)
        matters = [(key, str(matter)) for key, matter in catalogue().matters.items()]
        offer(self, "matter", [("", "全部事项"), *matters])
        states = [(key, word) for key, (word, _) in STATUS.items()]
        offer(self, "status", [("", "全部状态"), *states])
        offer(self, "place", list(self.names.items()))
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices is the viewer's own place, or all."""
        given = self.cleaned_data
        place = given.get("place") or self.home
        return Wanted(
            place, self.names.get(place, place), given.get("status", ""), given.get("matter", "")
        )


class ProposeForm(forms.Form):
    """A value for another person to approve."""

    place = forms.ChoiceField(label="适用地区", widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label="这是", widget=forms.RadioSelect,
        choices=(
            (NEW, "新的值：从起始日起执行，原来的值到前一天为止"),
            (CORRECTION, "更正：原来录入的值有误，从起始日起以这个为准"),
        ),
    )  # fmt: skip
    since = DayField(label="从哪天起执行", help_text="文件写明的执行日，不是收到文件的日子。")
    until = DayField(
        label="执行到哪天", required=False, help_text="文件写明截止日的才填；含这一天。"
    )
    source = forms.CharField(
        label="来源", max_length=200, help_text="文件名称和文号，例如：穗民〔2026〕9号。"
    )
    status = forms.ChoiceField(label="可靠程度", widget=forms.RadioSelect, choices=STATUSES)
    checked_on = DayField(label="核对日期", help_text="最近一次与来源核对是哪天。")
    paper = EvidenceField(label="文件", required=False, why="PDF 或照片，批准的人要看。")
    note = forms.CharField(label="备注", max_length=200, required=False)
    reason = forms.CharField(
        label="理由", max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="起始日已经过去的、区里代录全市值的，要写明理由。",
    )  # fmt: skip

    def __init__(
        self, data: Any, files: Any, *, info: ParamInfo, places: Iterable[tuple[str, str]], on: date
    ) -> None:
        choices = list(places)
        initial = {"kind": NEW, "checked_on": on, "place": choices[-1][0] if choices else ""}
        super().__init__(data, files, initial=initial)
        self.info = info
        offer(self, "place", choices)
        self.fields = {  # the value stands after the place, as it is said
            "place": self.fields.pop("place"), "value": value_field(info), **self.fields,
        }  # fmt: skip

    def new_value(self) -> NewValue:
        """What the engine is told."""
        given, upload = self.cleaned_data, self.cleaned_data["paper"]
        return NewValue(
            key=self.info.key, place=given["place"], value=_written(self.info, given["value"]),
            since=given["since"], until=given["until"], source=given["source"],
            status=given["status"], checked_on=given["checked_on"], note=given["note"],
            correction=given["kind"] == CORRECTION, reason=given["reason"],
            paper=Paper(upload.name, upload.read()) if upload else None,
        )  # fmt: skip


class ReturnForm(forms.Form):
    """Why a value goes back."""

    reason = forms.CharField(
        label="退回的理由", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="写明哪里不对、要改成什么，让提出人一次改好。",
    )  # fmt: skip


def value_field(info: ParamInfo) -> forms.Field:
    """The box in which a value of this unit is written."""
    words = unit_words(info)
    kind = info.unit.kind
    if kind is Kind.MONEY:
        return MoneyField(label="新的值", help_text=f"{info.label}，{words}。")
    if kind is Kind.BOOL:
        return forms.ChoiceField(label="新的值", widget=forms.RadioSelect, choices=YES_NO)
    if kind is Kind.DATE:
        return DayField(label="新的值")
    if kind is Kind.COUNT:
        box = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        return forms.IntegerField(label="新的值", widget=box, help_text=f"写整数，单位：{words}。")
    return forms.CharField(label="新的值", max_length=40, help_text="比例写成 35% 或 1.5倍。")


def place_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Divisions to choose from, with their full names; those without a name are left out."""
    listed = list(dict.fromkeys(codes))
    names = place_names(listed)
    return [(code, names[code]) for code in listed if names[code] != code]


def places_around(home: str, on: date) -> list[tuple[str, str]]:
    """The nation, what lies above the place, itself, and what lies directly below."""
    return place_choices([*reversed(ancestors(home)), *(d.code for d in children(home, on))])


def _written(info: ParamInfo, value: Any) -> str:
    """The value as a file writes it, with its unit."""
    if info.unit.kind is Kind.MONEY:
        return f"{value}分"
    return str(value)
