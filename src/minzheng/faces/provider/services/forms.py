"""What an institution states about services: one that was given, a sheet of them, an answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.delivery.api import (
    CANCELLED,
    LIVE,
    NewRecord,
    ServiceRecord,
    Wanted,
    person_named,
)
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import Stay

MEGABYTE, MOST_MEGABYTES, MONTHS = 1024 * 1024, 5, 12
KEPT = ("given_by", "minutes", "quantity")
AGAIN, DROP = "again", "drop"
ANY = "any"
STATES = ((LIVE, "有效"), (CANCELLED, "已作废"), (ANY, "全部"))


class RecordFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    month = forms.ChoiceField(label="服务月份", required=False)
    facility = forms.TypedChoiceField(label="服务点", required=False, coerce=int, empty_value=None)
    service = forms.ChoiceField(label="服务", required=False)
    name = forms.CharField(label="姓名", required=False, max_length=40)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    after = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, own: Sequence[Facility], services: Iterable[str], today: date
    ) -> None:
        now = Month.of(today)
        super().__init__(data or {"month": str(now)})
        months = [now.shift(-back) for back in range(MONTHS)]
        offer(self, "month", [("", "全部"), *((str(each), each.label) for each in months)])
        offer(self, "facility", [("", "全部"), *((each.pk, each.name) for each in own)])
        offer(self, "service", [("", "全部"), *((each, each) for each in services)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            month=given.get("month", ""),
            facility=given.get("facility") or 0,
            service=given.get("service", ""),
            name=given.get("name", ""),
            state="" if given.get("state") == ANY else given.get("state") or LIVE,
            after=given.get("after", ""),
        )


class RecordForm(forms.Form):
    """One service: for whom, what, when, how much."""

    facility = forms.TypedChoiceField(label="服务点", coerce=int)
    person = forms.TypedChoiceField(
        label="服务对象", required=False, coerce=int, empty_value=None,
        help_text="名单外的人（自己付费的临时服务）在最下面填身份证号。",
    )  # fmt: skip
    service = forms.ChoiceField(label="服务")
    day = DayField(label="哪天")
    quantity = forms.IntegerField(label="数量", min_value=1, max_value=1_000)
    given_by = forms.CharField(label="服务人员", required=False, max_length=40)
    begins = forms.TimeField(
        label="开始时间", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text="同一天做两次的要填，好区分。",
    )  # fmt: skip
    minutes = forms.IntegerField(label="用了几分钟", required=False, min_value=1, max_value=1_440)
    note = forms.CharField(
        label="备注", required=False, max_length=200, help_text="不要写病情、证件号和电话。"
    )
    late = forms.BooleanField(
        label="补报", required=False,
        help_text="那个月的结算单已经交了，漏报的：日期照实填，列入本月结算单。",
    )  # fmt: skip
    name = forms.CharField(label="名单外的人：姓名", required=False, max_length=40)
    id_number = forms.CharField(
        label="名单外的人：身份证号", required=False, max_length=18,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(
        self, data: Any, *, own: Sequence[Facility], stays: Sequence[Stay], services: Iterable[str],
        start: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=start)
        self.people = {stay.person_id: stay.person for stay in stays}
        told = {stay.person_id: f"{stay.person.name}（{_about(stay)}）" for stay in stays}
        offer(self, "facility", [(each.pk, each.name) for each in own])
        offer(self, "person", [("", "请选择"), *told.items()])
        offer(self, "service", [("", "请选择"), *((each, each) for each in services)])
        if len(own) == 1:
            self.fields["facility"].widget = forms.HiddenInput()
            self.fields["facility"].initial = own[0].pk

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (given.get("person") or given.get("id_number")):
            self.add_error("person", "请选择服务对象；名单外的人请填姓名和身份证号。")
        return given

    def new(self, on: date) -> NewRecord:
        """What the engine is told. Raises RecordRefused for a person who is not registered."""
        given = dict(self.cleaned_data)
        begins = given["begins"]
        taken = ("service", "day", "quantity", "minutes", "given_by", "note", "late")
        return NewRecord(
            person=self._person(on), begins=f"{begins:%H:%M}" if begins else "",
            **{name: given[name] for name in taken},
        )  # fmt: skip

    def _person(self, on: date) -> Person:
        given = self.cleaned_data
        if given["person"]:
            return self.people[given["person"]]
        return person_named(given["id_number"], given["name"], on)


class SheetForm(forms.Form):
    """A filled-in sheet for one facility."""

    facility = forms.TypedChoiceField(label="服务点", coerce=int)
    file = forms.FileField(label="填好的表（xlsx 或 csv）")

    def __init__(self, data: Any, files: Any, *, own: Sequence[Facility]) -> None:
        super().__init__(data, files)
        offer(self, "facility", [(each.pk, each.name) for each in own])
        if len(own) == 1:
            self.fields["facility"].widget = forms.HiddenInput()
            self.fields["facility"].initial = own[0].pk

    def clean_file(self) -> Any:
        """No larger than the sheet can ever be."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB。请分成几个文件上传。")
        return file


class CancelForm(forms.Form):
    """Why a record is taken back."""

    reason = forms.CharField(
        label="为什么作废", max_length=150, help_text="例如：录错了人，改录到另一位名下。"
    )


class AnswerForm(forms.Form):
    """What becomes of a line that was not accepted."""

    way = forms.ChoiceField(
        label="怎样处理", widget=forms.RadioSelect,
        choices=((AGAIN, "依据补齐了，列入本月结算单补报"), (DROP, "作废，不再申请")),
    )  # fmt: skip
    words = forms.CharField(
        label="依据或原因", max_length=150, widget=forms.Textarea({"rows": 3}),
        help_text="补报的写明补了什么依据；作废的写明原因。",
    )  # fmt: skip


def start_of(last: ServiceRecord | None, today: date) -> dict[str, Any]:
    """What the form begins with: today, and what was entered last."""
    start: dict[str, Any] = {"day": today, "quantity": 1}
    if last is None:
        return start
    kept = {name: getattr(last, name) for name in KEPT}
    return start | kept | {"facility": last.facility_id, "service": last.service, "day": last.day}


def _about(stay: Stay) -> str:
    """How somebody is served and where: enough to tell two of one name apart."""
    return "，".join(filter(None, (stay.kind_name, stay.place)))
