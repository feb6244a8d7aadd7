"""What a rental point states: a serial, who takes a device, how it came back, was cleaned."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.rentals import api
from minzheng.faces.looks.fields import EvidenceField, MoneyField, offer
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import find_by_id_number

SCAN = {"autocomplete": "off", "autofocus": True}
LOST = "lost"
MEGABYTE, MOST_MEGABYTES = 1024 * 1024, 2


class FindForm(forms.Form):
    """Which device: typed, or read by a scanner that types."""

    serial = forms.CharField(label="扫码或输入序列号", max_length=60, widget=forms.TextInput(SCAN))


class HandOutForm(forms.Form):
    """A device to somebody."""

    serial = forms.CharField(
        label="扫码或输入序列号", max_length=60, widget=forms.TextInput({"autocomplete": "off"})
    )
    id_number = forms.CharField(
        label="租用人身份证号", max_length=18, required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    days = forms.IntegerField(label="租几天", min_value=1, max_value=1_096)
    condition = forms.CharField(
        label="租出时的状况", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="例如：完好，右扶手有一道划痕。归还时要对照。",
    )  # fmt: skip
    photo = EvidenceField(label="状况照片", required=False)

    def __init__(self, data: Any, files: Any, *, ask: api.Ask | None, start: Any) -> None:
        super().__init__(data, files, initial=start)
        self.ask = ask
        if ask is not None:
            del self.fields["id_number"]

    def told(self) -> api.HandOut:
        """What the engine is told. Raises RentalRefused for somebody who is not registered."""
        given = self.cleaned_data
        photo = given["photo"]
        return api.HandOut(
            given["serial"], given["days"], given["condition"], person=self._person(),
            ask=self.ask.pk if self.ask is not None else 0,
            photo=Paper(photo.name, photo.read()) if photo else None,
        )  # fmt: skip

    def _person(self) -> api.Person | None:
        if self.ask is not None:
            return None
        number = self.cleaned_data["id_number"].strip()
        found = find_by_id_number(number) if number else None
        if found is None:
            raise api.RentalRefused("登记簿里没有这个身份证号。请核对，或先到村（社区）登记")
        return found


class ReturnForm(forms.Form):
    """How a device came back, or that it will not."""

    condition = forms.ChoiceField(
        label="归还时", choices=[*api.Condition.choices, (LOST, "没有还，遗失了")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    damage = MoneyField(label="赔偿", required=False, help_text="没有损坏的留空。")
    collected = MoneyField(label="当场补收", required=False, help_text="押金够付的留空。")
    words = forms.CharField(
        label="说明（要赔偿、遗失的必填）", max_length=200, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    @property
    def lost(self) -> bool:
        return bool(self.cleaned_data["condition"] == LOST)

    def told(self) -> api.Return:
        """What the engine is told."""
        given = self.cleaned_data
        condition = "" if self.lost else given["condition"]
        return api.Return(condition, given["damage"] or 0, given["collected"] or 0, given["words"])


class DaysForm(forms.Form):
    """For how long."""

    days = forms.IntegerField(label="续租几天", min_value=1, max_value=1_096, initial=30)


class WhyForm(forms.Form):
    """A reason."""

    words = forms.CharField(label="说明", max_length=200, widget=forms.Textarea({"rows": 2}))


class CleanForm(forms.Form):
    """How it was disinfected."""

    method = forms.ChoiceField(
        label="消毒方法", choices=list(api.METHODS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="用了什么、多久", max_length=200, required=False,
        help_text="例如：含氯消毒剂 500mg/L，擦拭后静置 30 分钟。",
    )  # fmt: skip


class StockForm(forms.Form):
    """One more device."""

    serial = forms.CharField(
        label="序列号", max_length=60, widget=forms.TextInput({"autocomplete": "off"})
    )
    product = forms.TypedChoiceField(label="是哪种辅具", coerce=int)

    def __init__(self, data: Any, *, products: Iterable[api.Product]) -> None:
        super().__init__(data)
        offer(self, "product", [("", "请选择"), *((each.pk, each.name) for each in products)])


class SheetForm(forms.Form):
    """A filled-in sheet."""

    file = forms.FileField(label="填好的库存表（xlsx 或 csv）")

    def clean_file(self) -> Any:
        """No larger than the sheet can ever be."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB。请分成几个文件上传。")
        return file
