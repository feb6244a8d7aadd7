"""What officers choose and write about meetings."""

from typing import Any

from django import forms

from minzheng.engines.meetings import api
from minzheng.faces.desk.duties.forms import owner_choices, owner_of
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.offices.api import ROLES

AREA, LONG = forms.Textarea({"rows": 4}), forms.Textarea({"rows": 14})
TOWN_SEATS = ("town_head",)
DISTRICT_SEATS = ("district_head", "district_clerk", "finance_head", "data_head",
                  "relief_station_head")  # fmt: skip
ALL = ("", "全部")


class GroupForm(forms.Form):
    """A group and its seats."""

    name = forms.CharField(label="名称", max_length=100)
    word = forms.CharField(label="文号用字", max_length=20, help_text="例如“增民领”，纪要编号用。")
    chair = forms.ChoiceField(label="组长")
    vice = forms.MultipleChoiceField(
        label="副组长", required=False, widget=forms.CheckboxSelectMultiple
    )
    member = forms.MultipleChoiceField(label="成员", widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, data: Any, *, towns: list[tuple[str, str]], home: str, group: api.Group | None = None
    ) -> None:
        super().__init__(data, initial=_seated(group))
        posts = seat_choices(towns, home)
        for name in ("chair", "vice", "member"):
            offer(self, name, posts)
        if group is not None:
            self.fields["name"].disabled = self.fields["word"].disabled = True

    def seats(self) -> list[api.NewSeat]:
        """The chair, the vice-chairs, the members."""
        given = self.cleaned_data
        told = [(api.Place.CHAIR, given["chair"])]
        told += [(api.Place.VICE, each) for each in given["vice"]]
        told += [(api.Place.MEMBER, each) for each in given["member"]]
        return [_seat(place, each) for place, each in told]


class MeetingForm(forms.Form):
    """When and where, and what for."""

    kind = forms.ChoiceField(label="种类", choices=api.Kind.choices)
    title = forms.CharField(label="会议名称", max_length=120)
    day = DayField(label="哪一天")
    place = forms.CharField(label="地点", max_length=120)

    def new(self) -> api.NewMeeting:
        """What the engine is told."""
        return api.NewMeeting(**self.cleaned_data)


class ItemForm(forms.Form):
    """Something to talk of."""

    about = forms.ChoiceField(
        label="看以前议定的哪一件", required=False,
        help_text="没有办结的议定事项，超期的在前。新议题不选。",
    )  # fmt: skip
    title = forms.CharField(label="议题", max_length=120)
    told_by = forms.CharField(label="谁来汇报", max_length=80)
    words = forms.CharField(label="说明", max_length=500, required=False, widget=AREA)
    paper = EvidenceField(label="材料", required=False, why="照片或 PDF，会前发给成员看。")

    def __init__(self, data: Any, files: Any, *, waiting: list[tuple[int, str]]) -> None:
        super().__init__(data, files)
        offer(self, "about", [("", "不是，新议题"), *waiting])

    def new(self) -> api.NewItem:
        """What the engine is told."""
        given, upload = self.cleaned_data, self.cleaned_data.get("paper")
        paper = api.Paper(upload.name, upload.read()) if upload else None
        about = int(given["about"]) if given["about"] else None
        return api.NewItem(given["title"], given["told_by"], given["words"], paper, about)


class CameForm(forms.Form):
    """How everybody who was called came."""

    def __init__(self, data: Any, *, called: list[api.Attendance]) -> None:
        super().__init__(data)
        answers = [each for each in api.Presence.choices if each[0] != api.Presence.CALLED]
        for each in called:
            self.fields[f"came_{each.pk}"] = forms.ChoiceField(
                label=f"{each.name}（{each.role_name}）", choices=answers, initial=each.presence
            )
            self.fields[f"for_{each.pk}"] = forms.CharField(
                label=f"代{each.name}参加的人", max_length=60, required=False
            )
        self.called = called

    def came(self) -> dict[int, api.Came]:
        """By the number of the attendance."""
        given = self.cleaned_data
        return {
            each.pk: api.Came(given[f"came_{each.pk}"], given[f"for_{each.pk}"])
            for each in self.called
        }


class DecisionForm(forms.Form):
    """What was decided and whose it is."""

    item = forms.ChoiceField(label="哪个议题", required=False)
    text = forms.CharField(label="议定什么", max_length=200)
    owner = forms.ChoiceField(label="谁来办")
    evidence = forms.CharField(
        label="凭什么算办完", max_length=200, help_text="例如：验收单和照片、通知和签到表。"
    )
    due = DayField(label="办结期限", required=False)
    every_months = forms.IntegerField(
        label="或者每几个月一次", required=False, help_text="1 是每月，2 是每两个月。"
    )

    def __init__(
        self, data: Any, *, towns: list[tuple[str, str]], home: str, items: list[api.Item]
    ) -> None:
        super().__init__(data)
        offer(self, "owner", owner_choices(towns, home))
        told = ((each.number, f"{each.number}. {each.title}") for each in items)
        offer(self, "item", [("", "不属于哪个议题"), *told])

    def new(self) -> api.NewDecision:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewDecision(
            given["text"], owner_of(given["owner"]), given["evidence"], given["due"],
            given["every_months"], int(given["item"]) if given["item"] else None,
        )  # fmt: skip


class MinutesForm(forms.Form):
    """The minutes; with a reason where signed ones are renewed."""

    text = forms.CharField(label="正文", widget=LONG, help_text="议定事项表和到会情况会自动附上。")
    why = forms.CharField(label="为什么改", max_length=200, required=False)

    def __init__(self, data: Any, *, text: str, again: bool) -> None:
        super().__init__(data, initial={"text": text})
        if not again:
            del self.fields["why"]


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=AREA)


class StateFilter(forms.Form):
    """Which decisions are shown; it stands in the address."""

    state = forms.ChoiceField(label="状态", required=False, choices=(ALL, *api.NAMES.items()))

    @property
    def state_wanted(self) -> str:
        """What was chosen; "" for all."""
        return str(self.cleaned_data.get("state", "")) if self.is_valid() else ""


def seat_choices(towns: list[tuple[str, str]], home: str) -> list[tuple[str, str]]:
    """The posts that can sit in a group."""
    district = [(f"{role}@{home}", ROLES[role]) for role in DISTRICT_SEATS]
    return district + [
        (f"{role}@{code}", f"{name} {ROLES[role]}") for code, name in towns for role in TOWN_SEATS
    ]


def _seat(place: str, chosen: str) -> api.NewSeat:
    role, _, division = chosen.partition("@")
    return api.NewSeat(role, division, place)


def _seated(group: api.Group | None) -> dict[str, Any]:
    if group is None:
        return {}
    posts: dict[str, list[str]] = {place: [] for place in api.Place.values}
    for seat in group.seats.all():
        posts[seat.place].append(f"{seat.role}@{seat.division_code}")
    return {
        "name": group.name, "word": group.word, "chair": next(iter(posts[api.Place.CHAIR]), ""),
        "vice": posts[api.Place.VICE], "member": posts[api.Place.MEMBER],
    }  # fmt: skip
