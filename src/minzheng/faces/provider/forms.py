"""What an institution fills in: its own facts, its free places, who comes and who goes."""

from datetime import date
from typing import Any

from django import forms

from minzheng.faces.looks.fields import DayField
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import ENDS, KINDS


class PlacesForm(forms.Form):
    """How many places are free today."""

    vacancy = forms.IntegerField(label="现在空着几个", min_value=0, max_value=100_000)


class OwnFactsForm(forms.Form):
    """What the institution itself keeps up to date."""

    phone = forms.CharField(label="联系电话", max_length=30, required=False)
    hours = forms.CharField(
        label="开放时间", required=False, max_length=300,
        help_text="这样写：周一至周五 9:00-12:00，14:00-17:00；周六 9:00-12:00",
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    route = forms.CharField(label="怎么去", max_length=200, required=False)
    languages = forms.CharField(
        label="会说什么话", max_length=80, required=False, help_text="例如：普通话、粤语、手语"
    )

    @classmethod
    def of(cls, facility: Facility, posted: Any) -> "OwnFactsForm":
        """The form with what the register says now."""
        known = {"hours": facility.week.text}
        known |= {name: getattr(facility, name) for name in ("phone", "route", "languages")}
        return cls(posted, initial=known)


class NewcomerForm(forms.Form):
    """Somebody who comes: both name and number as the papers say."""

    facility = forms.TypedChoiceField(label="到哪个服务点", coerce=int)
    name = forms.CharField(label="姓名", max_length=40)
    id_number = forms.CharField(
        label="身份证号", max_length=18, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="港澳台居民填居住证号码，港澳居民也可以填来往内地通行证号码",
    )  # fmt: skip
    # A travel permit tells neither; of all others the number does.
    sex = forms.TypedChoiceField(
        label="性别", required=False, coerce=int, empty_value=None,
        choices=[("", "看证件号"), (1, "男"), (2, "女")],
        help_text="用来往内地通行证登记的填，其他证件不用填",
    )  # fmt: skip
    born_on = DayField(label="出生日期", required=False, help_text="同上，其他证件不用填")
    phone = forms.CharField(label="本人或家属电话", max_length=20, required=False)
    kind = forms.ChoiceField(
        label="怎样服务", choices=tuple(KINDS.items()), widget=forms.RadioSelect
    )
    place = forms.CharField(
        label="房间床位", max_length=40, required=False, help_text="入住的填，例如 201-1"
    )
    since = DayField(label="从哪天起")

    def __init__(self, *args: Any, facilities: list[Facility], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(each.pk, each.name) for each in facilities]
        self.fields["facility"] = forms.TypedChoiceField(
            label="到哪个服务点", coerce=int, choices=own
        )
        self.fields["since"].initial = today
        if len(own) == 1:
            self.fields["facility"].initial = own[0][0]


class LeavingForm(forms.Form):
    """Somebody who goes: when, and why."""

    ended_as = forms.ChoiceField(
        label="为什么离开", choices=tuple(ENDS.items()), widget=forms.RadioSelect
    )
    until = DayField(label="从哪天起不在这里")


class PlaceForm(forms.Form):
    """Another room or bed."""

    place = forms.CharField(label="换到哪个房间床位", max_length=40)
