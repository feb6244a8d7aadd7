"""What a house states about its staff."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from minzheng.engines.staffing import api
from minzheng.faces.looks.fields import DayField, offer
from minzheng.faces.looks.written import short_date
from minzheng.registers.facilities.api import Facility

MEGABYTE, MOST_MEGABYTES = 1024 * 1024, 5
NONE = ("", "请选择")


class StaffForm(forms.Form):
    """Somebody new."""

    name = forms.CharField(label="姓名", max_length=40)
    id_number = forms.CharField(
        label="身份证号", max_length=20, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="加密保存，页面上只显示前六位和后四位。",
    )  # fmt: skip
    phone = forms.CharField(label="手机号", max_length=20, required=False)
    post = forms.ChoiceField(label="岗位", choices=[NONE, *api.POSTS.items()])
    share = forms.IntegerField(
        label="工时比例（%）", min_value=1, max_value=100, initial=100,
        help_text="全职写 100，半天写 50。",
    )  # fmt: skip
    since = DayField(label="入职日期")
    degree = forms.ChoiceField(
        label="护理、养老相关专业学历", required=False,
        choices=[("", "没有"), *api.DEGREES.items()],
        help_text="只用来算入职奖补。",
    )  # fmt: skip
    graduated_on = DayField(label="毕业日期", required=False)
    in_care_since = DayField(
        label="从哪天起做护理", required=False, help_text="来这里以前做过的也算，用来算工龄。"
    )

    def new(self) -> api.NewStaff:
        """What the engine is told."""
        return api.NewStaff(**self.cleaned_data)


class CertificateForm(forms.Form):
    """A certificate in force."""

    kind = forms.ChoiceField(label="证书", choices=[NONE, *api.CERTIFICATES.items()])
    level = forms.ChoiceField(
        label="等级（养老护理员证书要选）", required=False,
        choices=[("", "没有"), *api.SKILL_LEVELS.items()],
    )  # fmt: skip
    number = forms.CharField(label="证书编号", max_length=60)
    issuer = forms.CharField(label="发证机构", max_length=80)
    issued_on = DayField(label="发证日期")
    valid_until = DayField(label="有效期至", required=False, help_text="长期有效的不填。")

    def new(self) -> api.NewCertificate:
        """What the engine is told."""
        level = int(self.cleaned_data["level"] or 0)
        return api.NewCertificate(**{**self.cleaned_data, "level": level})


class TrainingForm(forms.Form):
    """Hours of training."""

    day = DayField(label="哪天")
    hours = forms.IntegerField(label="学时", min_value=1, max_value=24)
    topic = forms.CharField(label="内容", max_length=100)
    provider = forms.CharField(label="培训单位", max_length=80)

    def new(self) -> api.NewTraining:
        """What the engine is told."""
        return api.NewTraining(**self.cleaned_data)


class LeaveForm(forms.Form):
    """She goes."""

    until = DayField(label="从哪天起不在这里上班")
    why = forms.CharField(label="原因", max_length=100)


class NightsForm(forms.Form):
    """Who watches in the nights to come."""

    def __init__(
        self, data: Any, *, staff: Iterable[api.Employment], on: date, now: dict[date, int]
    ) -> None:
        super().__init__(data)
        choices = [("", "没有安排"), *((row.pk, f"{row.name}（{row.post_name}）") for row in staff)]
        self.days = [on + timedelta(ahead) for ahead in range(api.MOST_NIGHTS)]
        for day in self.days:
            name = f"night-{day}"
            self.fields[name] = forms.TypedChoiceField(
                label=f"{short_date(day)}夜里", required=False, coerce=int, empty_value=None,
                initial=now.get(day, ""),
            )  # fmt: skip
            offer(self, name, choices)

    def nights(self) -> dict[date, int | None]:
        """By the day."""
        return {day: self.cleaned_data[f"night-{day}"] for day in self.days}


class SheetForm(forms.Form):
    """A filled-in sheet."""

    file = forms.FileField(label="填好的表（xlsx 或 csv）")

    def clean_file(self) -> Any:
        """No larger than the sheet can ever be."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB。请分成几个文件上传。")
        return file


def chosen(own: Sequence[Facility], told: str) -> Facility | None:
    """The facility that was asked for; the first where none was; None where there is none."""
    return next((each for each in own if str(each.pk) == told), own[0] if own else None)
