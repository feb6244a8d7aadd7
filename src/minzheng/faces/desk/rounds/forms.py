"""What officers choose and write about visits to elders."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs.api import catalogue
from minzheng.engines.rounds import api
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.divisions import is_code
from minzheng.kernel.months import Month, MonthError

ALL, RADIO, BOXES = ("", "全部"), forms.RadioSelect, forms.CheckboxSelectMultiple
STATES = (ALL, (api.LATE, "还没有访的"), *api.State.choices[:3])
LEVELS = (("9", "按镇街"), ("12", "按村居"), ("6", "按区"))
MINE = (("", "全部的"), ("mine", "我负责的"))


def month_of(written: str, on: date) -> Month:
    """A month as it is written, else the month of the day."""
    try:
        return Month.parse(written) if written else Month.of(on)
    except MonthError:
        return Month.of(on)


class DueFilters(forms.Form):
    """What the list of a month shows; everything stands in the address."""

    month = forms.CharField(label="月份", required=False, max_length=7, help_text="如 2026-11")
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    division = forms.ChoiceField(label="所在地", required=False)
    mine = forms.ChoiceField(label="谁负责", required=False, choices=MINE)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        self.viewer, self.on = viewer, on
        chosen = str(data.get("division", ""))
        below = places_below(viewer, on)
        known = {code for code, _ in below}
        more = [(chosen, "所点的地方")] if is_code(chosen) and chosen not in known else []
        offer(self, "division", [ALL, *below, *more])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        mine = self.viewer.doer.key if given.get("mine") else ""
        month = str(month_of(given.get("month", ""), self.on))
        return api.Wanted(month, given.get("state", ""), given.get("division", ""), mine)


class RateFilters(forms.Form):
    """Which month, by which level."""

    month = forms.CharField(label="月份", required=False, max_length=7, help_text="如 2026-11")
    level = forms.ChoiceField(label="怎样分", required=False, choices=LEVELS)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()

    @property
    def digits(self) -> int:
        """How many digits of a division name the level."""
        return int(self.cleaned_data.get("level") or api.TOWN)


class VisitForm(forms.Form):
    """A visit, short enough for one hand."""

    client = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="见到本人了吗", choices=list(api.OUTCOMES.items()), widget=RADIO
    )
    way = forms.ChoiceField(label="怎样探访的", choices=list(api.WAYS.items()), widget=RADIO)
    health = forms.ChoiceField(
        label="身体", required=False, widget=RADIO, choices=list(api.HEALTHS.items())
    )
    mood = forms.ChoiceField(
        label="情绪", required=False, widget=RADIO, choices=list(api.MOODS.items())
    )
    hazards = forms.MultipleChoiceField(
        label="看到什么隐患", required=False, widget=BOXES, choices=list(api.HAZARDS.items())
    )
    needs = forms.MultipleChoiceField(label="需要什么帮助", required=False, widget=BOXES)
    words = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="没有人应的，写问过哪位邻居、打过哪个电话。",
    )  # fmt: skip
    photo = EvidenceField(label="照片", required=False, why="本人同意才拍。")

    FIRST = ("outcome", "way", "health", "mood")

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, **more)
        items = catalogue().items
        offer(self, "needs", [(key, item.name) for key, item in items.items()])

    @property
    def first(self) -> list[forms.BoundField]:
        """What is asked of every visit."""
        return [each for each in self.visible_fields() if each.name in ("day", "who", *self.FIRST)]

    @property
    def more(self) -> list[forms.BoundField]:
        """What is written where there is something to write."""
        first = {each.name for each in self.first}
        return [each for each in self.visible_fields() if each.name not in first]

    def new(self, day: date) -> api.NewVisit:
        """What the engine is told."""
        given = self.cleaned_data
        upload = given.get("photo")
        photo = api.Paper(upload.name, upload.read()) if upload else None
        return api.NewVisit(
            day, given["way"], given["outcome"], tuple(given["hazards"]), given["health"],
            given["mood"], given["words"], tuple(given["needs"]), photo, given["client"],
        )  # fmt: skip


class DayVisitForm(VisitForm):
    """The same at the desk, with the day."""

    day = DayField(label="哪天去的")
    field_order = ("client", "day", "outcome")


class PhoneVisitForm(VisitForm):
    """The same on a phone: whom of the list."""

    who = forms.ChoiceField(label="去看谁")
    field_order = ("client", "who", "outcome")

    def __init__(self, data: Any, files: Any, *, people: list[tuple[api.Listed, str]]) -> None:
        super().__init__(data, files)
        self.listed = {str(row.pk): row for row, _ in people}
        offer(self, "who", [("", "请选择"), *((str(row.pk), words) for row, words in people)])


class ListForm(forms.Form):
    """Why somebody is visited whom no register tells of."""

    groups = forms.MultipleChoiceField(
        label="属于哪一类", widget=BOXES, choices=list(api.GROUPS.items())
    )
    reason = forms.CharField(
        label="凭什么列入", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="例如：子女都在外省打工。登记簿查得到的不用写，每天自动列入。",
    )  # fmt: skip


class AssignForm(forms.Form):
    """Who goes, who stands in, how high the risk is."""

    visitor = forms.ChoiceField(label="探访人", required=False)
    substitute = forms.ChoiceField(label="替补人", required=False)
    risk = forms.ChoiceField(label="风险", choices=list(api.RISKS.items()), widget=RADIO)
    why = forms.CharField(label="改风险的写原因", required=False, max_length=200)

    def __init__(self, data: Any, *, listed: api.Listed, on: date) -> None:
        start = {"visitor": listed.visitor_key, "substitute": listed.substitute_key,
                 "risk": listed.risk}  # fmt: skip
        super().__init__(data, initial=start)
        people = [(o.staff_number, o.name) for o in api.visitors_at(listed.division_code, on)]
        for name in ("visitor", "substitute"):
            offer(self, name, [("", "还没有定"), *people])


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class CheckForm(forms.Form):
    """How it stands with somebody."""

    result = forms.ChoiceField(label="结果", choices=list(api.RESULTS.items()), widget=RADIO)
    words = forms.CharField(
        label="怎样核实的", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="谁去的、见到谁、接下来怎么办。",
    )  # fmt: skip
