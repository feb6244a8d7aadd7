"""What officers choose and write about circles, premises and the handbook."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.circles import api
from minzheng.faces.looks.fields import DayField, MoneyField, offer
from minzheng.registers.facilities.api import KINDS

Choices = list[tuple[Any, Any]]
ALL = ("", "全部")
KIND_CHOICES = [(kind, KINDS[kind].name) for kind in api.MEASURED]
DEGREES = "十进制的度（WGS-84），例如"
LARGEST_FILE = 512 * 1024


class GapFilters(forms.Form):
    """Which kind of place, and where; everything stands in the address."""

    kind = forms.ChoiceField(label="设施", required=False, choices=KIND_CHOICES)
    division = forms.ChoiceField(label="所在地", required=False)

    def __init__(self, data: Any, *, places: Choices, kinds: Iterable[str]) -> None:
        super().__init__(data)
        self.measured = [kind for kind in api.MEASURED if kind in set(kinds)]
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def chosen_kind(self) -> str:
        """The kind chosen; without a choice the first that was measured."""
        chosen = str(self.cleaned_data.get("kind") or "")
        return chosen or next(iter(self.measured), api.MEASURED[0])

    @property
    def place(self) -> str:
        """The division chosen, "" for all."""
        return str(self.cleaned_data.get("division") or "")


class MeasureForm(forms.Form):
    """Which kinds are measured now."""

    kinds = forms.MultipleChoiceField(
        label="测算哪些设施", choices=KIND_CHOICES, widget=forms.CheckboxSelectMultiple,
        help_text="按最近一份人口总表和今天在办的设施，全区每个村（社区）算一遍。",
    )  # fmt: skip


class IdeaForm(forms.Form):
    """A place that does not stand yet: at premises of the pool, or at a point."""

    kind = forms.ChoiceField(label="要是有一处", choices=KIND_CHOICES)
    premises = forms.ChoiceField(
        label="在池里的哪处物业", required=False, help_text="不选的，在下面填经纬度。"
    )
    latitude = forms.FloatField(
        label="纬度", required=False, min_value=-90, max_value=90, help_text=f"{DEGREES} 23.29。"
    )
    longitude = forms.FloatField(
        label="经度", required=False, min_value=-180, max_value=180, help_text=f"{DEGREES} 113.81。"
    )
    places = forms.IntegerField(
        label="多少个床位或座位", required=False, min_value=1, max_value=10_000,
        help_text="选了物业又不填的，按它的面积估算。",
    )  # fmt: skip

    def __init__(self, data: Any, *, pool: list[api.Premises]) -> None:
        super().__init__(data)
        self.pool = {str(row.pk): row for row in pool}
        chosen = [(key, f"{row.name}（{row.area} 平方米）") for key, row in self.pool.items()]
        offer(self, "premises", [("", "不选物业"), *chosen])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("premises"):
            return given
        missing = [name for name in ("latitude", "longitude", "places") if given.get(name) is None]
        for name in missing:
            if name not in self.errors:
                self.add_error(name, f"没有选物业的，请填{self.fields[name].label}。")
        return given

    def idea(self, place: str, on: date) -> api.Idea:
        """What was asked. Raises CirclesRefused."""
        given = self.cleaned_data
        row = self.pool.get(given["premises"])
        if row is None:
            return api.Idea(given["kind"], given["latitude"], given["longitude"], given["places"])
        sized = api.places_in(row.area, given["kind"], place, on)
        return api.idea_of(row, given["kind"], given["places"] or sized)


class BestForm(forms.Form):
    """Which kind, and how many of the pool."""

    kind = forms.ChoiceField(label="要建", choices=KIND_CHOICES)
    most = forms.IntegerField(
        label="从池里选几处", min_value=1, max_value=api.MOST_PICKED, initial=3
    )


class PointForm(forms.Form):
    """The point of a community."""

    division_code = forms.ChoiceField(label="村（社区）")
    latitude = forms.FloatField(label="纬度", help_text=f"{DEGREES} 23.29。")
    longitude = forms.FloatField(label="经度", help_text=f"{DEGREES} 113.81。")
    settlement = forms.ChoiceField(
        label="城乡", required=False, choices=[("", "按代码"), *api.SETTLEMENTS.items()]
    )
    source = forms.CharField(
        label="坐标来源", max_length=80, help_text="例如“标准地址库 2026-10”。"
    )

    def __init__(self, data: Any, *, places: Choices) -> None:
        super().__init__(data)
        offer(self, "division_code", places)


class SheetForm(forms.Form):
    """A filled-in sheet."""

    file = forms.FileField(label="填好的表（xlsx 或 csv）")

    def clean_file(self) -> Any:
        """Known by its name, and small enough to be read while somebody waits."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith((".xlsx", ".csv")):
            raise forms.ValidationError("请上传 xlsx 或 csv 文件。")
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("文件超过 512 KB，请分成几个文件。")
        return file


class PointSheetForm(SheetForm):
    """Points of communities, or standard addresses."""

    what = forms.ChoiceField(
        label="表里是什么", widget=forms.RadioSelect,
        choices=[("points", "村（社区）的点"), ("homes", "标准地址的点（给住在那里的人）")],
    )  # fmt: skip
    source = forms.CharField(
        label="坐标来源", max_length=80, help_text="例如“标准地址库 2026-10”。"
    )
    field_order = ("what", "file", "source")


class PremisesForm(forms.Form):
    """Idle property."""

    name = forms.CharField(label="名称", max_length=80, help_text="例如“新圩旧小学”。")
    division_code = forms.ChoiceField(label="所在地")
    address = forms.CharField(label="地址", max_length=200)
    area = forms.IntegerField(label="建筑面积（平方米）", min_value=1)
    floor = forms.CharField(label="楼层", max_length=20, required=False, help_text="例如“一层”。")
    latitude = forms.FloatField(label="纬度", required=False, help_text=f"{DEGREES} 23.29。")
    longitude = forms.FloatField(label="经度", required=False, help_text=f"{DEGREES} 113.81。")
    owner = forms.CharField(label="产权人", max_length=80, required=False)
    owner_kind = forms.ChoiceField(label="产权性质", choices=list(api.OWNERS.items()))
    condition = forms.ChoiceField(label="房屋状况", choices=list(api.CONDITIONS.items()))
    fire = forms.ChoiceField(label="消防", choices=list(api.FIRES.items()))
    rent = MoneyField(label="月租金（元）", required=False, help_text="免租填 0，不知道的不填。")
    since = DayField(label="从哪天起闲置", required=False)

    def __init__(self, data: Any, *, places: Choices, initial: Any = None) -> None:
        unknown = dict.fromkeys(("owner_kind", "condition", "fire"), "unknown")
        super().__init__(data, initial=unknown | (initial or {}))
        offer(self, "division_code", places)

    @property
    def new(self) -> api.NewPremises:
        """As it is offered."""
        return api.NewPremises(**self.cleaned_data)


class PoolFilters(forms.Form):
    """Where, and in which state."""

    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.State.choices])

    def __init__(self, data: Any, *, places: Choices) -> None:
        super().__init__(data)
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen."""
        given = self.cleaned_data
        return api.Wanted(given.get("division", ""), given.get("state", ""))


class MatchForm(forms.Form):
    """What it should become."""

    kind = forms.ChoiceField(label="拟改成", widget=forms.RadioSelect)

    def __init__(self, data: Any, *, fits: Iterable[api.Fit]) -> None:
        super().__init__(data)
        self.fits = {fit.kind: fit for fit in fits}
        told = [
            (fit.kind, f"{fit.kind_name}：约 {fit.places} 个位置，多覆盖 {fit.score} 位老人")
            for fit in self.fits.values()
        ]
        offer(self, "kind", told)


class VisitForm(forms.Form):
    """What was seen."""

    condition = forms.ChoiceField(label="房屋状况", choices=list(api.CONDITIONS.items()))
    fire = forms.ChoiceField(label="消防", choices=list(api.FIRES.items()))
    words = forms.CharField(
        label="看到了什么", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="出入口、无障碍、采光、水电、厨房和卫生间，谁一起看的。",
    )  # fmt: skip


class LetForm(forms.Form):
    """To whom, and for how much."""

    tenant = forms.CharField(label="租给谁", max_length=200)
    rent = MoneyField(label="月租金（元）", help_text="免租填 0。")


class RefuseForm(forms.Form):
    """Why it is not used."""

    words = forms.CharField(label="不采用的原因", max_length=500)


class BecomeForm(forms.Form):
    """Which facility of the register it is now."""

    facility = forms.TypedChoiceField(
        label="登记簿里的哪个设施", coerce=int,
        help_text="没有的，先到“机构”里登记这个设施，再回来选。",
    )  # fmt: skip

    def __init__(self, data: Any, *, facilities: Choices) -> None:
        super().__init__(data)
        offer(self, "facility", facilities)


class HandbookForm(forms.Form):
    """An edition."""

    title = forms.CharField(label="名称", max_length=80)
    preface = forms.CharField(
        label="前言", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    contact = forms.CharField(label="联系方式", max_length=120, help_text="科室、电话、地址。")
    kinds = forms.MultipleChoiceField(
        label="要招哪些项目", widget=forms.CheckboxSelectMultiple,
        help_text="只列测算过的；少于 5 位老人的缺口不公开。",
    )  # fmt: skip
    premises = forms.TypedMultipleChoiceField(
        label="推出哪些物业", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    policies = forms.MultipleChoiceField(
        label="列出哪些政策和补贴", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="从参数里选；页面写出金额、来源和是否核实，没有生效值的照写没有。",
    )  # fmt: skip

    def __init__(
        self, data: Any, *, kinds: Choices, premises: Choices, policies: Choices, initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        offer(self, "kinds", kinds)
        offer(self, "premises", premises)
        offer(self, "policies", policies)

    def new(self, place: str) -> api.NewEdition:
        """What was chosen."""
        given = self.cleaned_data
        return api.NewEdition(
            place, given["title"], given["contact"], tuple(given["kinds"]),
            tuple(given["premises"]), tuple(given["policies"]), given["preface"],
        )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why it is taken down."""

    words = forms.CharField(label="为什么撤下", max_length=200)
