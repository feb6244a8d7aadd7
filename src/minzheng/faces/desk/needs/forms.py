"""What officers choose and state about needs."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs import api
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import MoneyField, offer
from minzheng.registers.people.api import Person

STATES = (
    (api.ALL_WAITING, "没有办完的"), *api.State.choices, (api.PLEDGED, "有机构认领，等答复"),
    ("any", "全部"),
)  # fmt: skip
Choices = list[tuple[Any, Any]]
ORIGINS = tuple(row for row in api.ORIGINS.items() if row[0] != api.SELF)


def item_choices() -> Choices:
    """Items under the names of their groups."""
    told = api.catalogue()
    return [
        (group.name, [(i.key, i.name) for i in told.items.values() if i.group == group.key])
        for group in told.groups.values()
    ]


class NeedFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    item = forms.ChoiceField(label="需求项", required=False)
    urgency = forms.TypedChoiceField(label="紧急程度", required=False, coerce=int, empty_value=None)
    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    overdue = forms.ChoiceField(
        label="期限", required=False, choices=(("", "全部"), ("on", "已经超期"))
    )
    after = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "item", [("", "全部"), *item_choices()])
        offer(self, "urgency", [("", "全部"), *api.URGENCIES.items()])
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> api.NeedsWanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        state = given.get("state") or api.ALL_WAITING
        return api.NeedsWanted(
            state="" if state == "any" else state,
            item=given.get("item", ""),
            urgency=given.get("urgency") or 0,
            division=given.get("division", ""),
            overdue=bool(given.get("overdue")),
            after=given.get("after", ""),
        )


class SupplyFilters(forms.Form):
    """Which supplies are shown."""

    item = forms.ChoiceField(label="需求项", required=False)
    idle = forms.ChoiceField(
        label="空余", required=False, choices=(("", "全部"), ("on", "还有空余的"))
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "item", [("", "全部"), *item_choices()])
        self.is_valid()

    @property
    def wanted(self) -> api.SuppliesWanted:
        """What was chosen."""
        given = self.cleaned_data
        return api.SuppliesWanted(
            given.get("item", ""), bool(given.get("idle")), given.get("after") or 0
        )


class WhoForm(forms.Form):
    """Whose need it is."""

    id_number = forms.CharField(
        label="身份证号", max_length=18, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="登记簿里有的人才能登记需求；没有的先到“收件”登记。",
    )  # fmt: skip


class NewNeedForm(forms.Form):
    """What somebody needs."""

    item = forms.ChoiceField(label="需要什么")
    quantity = forms.IntegerField(label="数量", min_value=1, max_value=1_000, initial=1)
    period = forms.ChoiceField(
        label="多久", choices=list(api.PERIODS.items()), widget=forms.RadioSelect
    )
    household = forms.BooleanField(label="全家都需要", required=False)
    urgency = forms.TypedChoiceField(
        label="紧急程度", coerce=int, choices=list(api.URGENCIES.items()), widget=forms.RadioSelect
    )
    times = forms.MultipleChoiceField(
        label="什么时候方便", required=False, choices=list(api.TIMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    language = forms.ChoiceField(
        label="希望用什么语言", required=False, choices=[("", "都可以"), *api.LANGUAGES.items()]
    )
    worker_sex = forms.ChoiceField(
        label="希望服务人员是", required=False, choices=[("", "都可以"), *api.SEXES.items()]
    )
    origin = forms.ChoiceField(label="从哪里知道的", choices=ORIGINS)
    origin_ref = forms.CharField(
        label="来源编号", required=False, max_length=60, help_text="线索、预警、办件的编号。"
    )
    words = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="为什么需要、要注意什么。加密保存，接单的机构看得到；不要写与服务无关的病情。",
    )  # fmt: skip

    def __init__(self, data: Any, *, start: Any = None) -> None:
        super().__init__(data, initial={"period": "week", "urgency": 1, **(start or {})})
        offer(self, "item", [("", "请选择"), *item_choices()])

    def new(self, person: Person, household: Any) -> api.NewNeed:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        whole = given.pop("household")
        given["times"] = tuple(given["times"])
        return api.NewNeed(person=person, household=household if whole else None, **given)


class AssessForm(forms.Form):
    """One answer for each side of a life."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for dimension in api.assessment_form():
            self.fields[dimension.key] = forms.ChoiceField(
                label=dimension.name, widget=forms.RadioSelect,
                choices=[(each.key, each.words) for each in dimension.answers],
            )  # fmt: skip


class WordsForm(forms.Form):
    """Words beside a deed."""

    words = forms.CharField(
        label="说明", max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )


class UnmetForm(forms.Form):
    """Why it cannot be met for now."""

    reason = forms.ChoiceField(
        label="原因", choices=list(api.UNMET_REASONS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="告诉本人的话", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="为什么现在不能满足、接下来怎么办。",
    )  # fmt: skip


class OfferForm(forms.Form):
    """The public words."""

    words = forms.CharField(
        label="公开说明", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="写要什么、为什么要，不写姓名、住址、电话、病情。公布前系统会检查。",
    )  # fmt: skip
    worth = MoneyField(label="大约要多少钱", required=False)


class ChangeForm(forms.Form):
    """Another supply, with the reason; or none."""

    supply = forms.TypedChoiceField(
        label="改派给", coerce=int, required=False, empty_value=None, help_text="不选就是这次不派。"
    )
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any, *, supplies: Choices) -> None:
        super().__init__(data)
        offer(self, "supply", [("", "这次不派"), *supplies])
