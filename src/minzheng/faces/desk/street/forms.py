"""What officers choose and write about patrols, people found and stays."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.street import api
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.divisions import covers
from minzheng.registers.divisions.api import full_names
from minzheng.registers.offices.api import Officer, Post
from minzheng.vocabulary import vagrant as displaced

ALL = ("", "全部")
PATROL_STATES = (ALL, *api.PatrolState.choices)
FOUND_STATES = (
    ALL,
    (api.WAITING, "等救助站接收"),
    (api.HELPED, "得到帮助的"),
    (api.TAKEN, "救助站接收了的"),
    *api.OUTCOMES.items(),
)
STAY_STATES = (
    ALL, ("in", "在站"), ("left", "已离站"), ("follow", "待回访"), ("again", "再次来站"),
)  # fmt: skip
CONDITIONS = (("disabled", "残疾人"), ("immobile", "行动不便"), ("ill", "突发急病"))
YES_NO = (("yes", "是"), ("no", "否"))


class StreetFilters(forms.Form):
    """What a list shows; everything stands in the address."""

    campaign = forms.ChoiceField(label="专项行动", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False)

    def __init__(self, data: Any, *, viewer: Viewer, on: date, states: Any) -> None:
        super().__init__(data)
        running = [(str(row.pk), row.name) for row in api.campaigns_for(viewer)]
        offer(self, "campaign", [ALL, *running, (api.NO_CAMPAIGN, "日常巡查")])
        offer(self, "division", [ALL, *places_below(viewer, on)])
        offer(self, "state", states)
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(*(given.get(name, "") for name in ("campaign", "division", "state")))


class CampaignForm(forms.Form):
    """A campaign to open."""

    name = forms.CharField(label="名称", max_length=60, help_text="例如“2026 年寒冬送温暖”。")
    kind = forms.ChoiceField(
        label="类别", choices=list(api.CAMPAIGNS.items()), widget=forms.RadioSelect
    )
    since = DayField(label="从哪天开始")
    until = DayField(label="到哪天结束")
    every_nights = forms.IntegerField(
        label="每个点位最多隔几天巡查一次", min_value=1, max_value=api.MOST_NIGHTS
    )
    areas = forms.CharField(label="重点区域", required=False, max_length=200)
    triggers = forms.CharField(
        label="天气触发词", required=False, max_length=120,
        help_text="预警里有这些词就要当晚巡查，用顿号隔开，例如“寒潮、低温、道路结冰”。",
    )  # fmt: skip
    document = forms.CharField(label="文号", required=False, max_length=60)


class WarningForm(forms.Form):
    """A weather warning as it came."""

    words = forms.CharField(
        label="预警原话", max_length=200,
        help_text="例如“寒潮蓝色预警信号”。写了这样触发词的专项行动会通知各镇街今晚巡查。",
    )  # fmt: skip


class PointForm(forms.Form):
    """A point of a route."""

    division_code = forms.ChoiceField(label="所在地")
    route = forms.CharField(label="路线", max_length=40, help_text="一起走的点位写同一个路线名。")
    name = forms.CharField(label="点位", max_length=60)
    kind = forms.ChoiceField(label="类别", choices=list(api.POINTS.items()))
    note = forms.CharField(label="说明", required=False, max_length=120)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "division_code", places_of(viewer, on))


class PatrolForm(forms.Form):
    """A shift to plan."""

    route = forms.ChoiceField(label="走哪条路线")
    night = DayField(label="哪天晚上")
    begins = forms.TimeField(label="几点出发", help_text="例如 21:00。")
    ends = forms.TimeField(label="几点结束", help_text="早于出发时间的算第二天，例如 01:00。")
    leader = forms.ChoiceField(label="谁带队")
    team = forms.CharField(
        label="同行人", max_length=120, help_text="至少一人，志愿者、民警也写上。"
    )
    campaign = forms.ChoiceField(label="属于哪个专项行动", required=False)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data, initial={"night": on, "begins": "21:00", "ends": "01:00"})
        offer(self, "route", routes_of(viewer))
        offer(self, "leader", [(o.staff_number, o.name) for o in leaders_for(viewer, on)])
        running = api.campaigns_for(viewer).filter(since__lte=on, until__gte=on)
        offer(self, "campaign", [("", "日常巡查"), *((str(c.pk), c.name) for c in running)])

    @property
    def place(self) -> tuple[str, str]:
        """The division and the name of the route chosen."""
        division, _, route = self.cleaned_data["route"].partition("/")
        return division, route


class FindingForm(forms.Form):
    """Who was met: the least that is needed first, what tells people apart after it."""

    where = forms.CharField(label="具体在哪里", max_length=100)
    sex = forms.ChoiceField(label="性别", choices=list(api.SEXES.items()), widget=forms.RadioSelect)
    age = forms.IntegerField(label="看上去多大年纪", min_value=0, max_value=120)
    conditions = forms.MultipleChoiceField(
        label="有没有这些情况", required=False, choices=CONDITIONS,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    emergency_call = forms.CharField(
        label="急救电话怎么打的", required=False, max_length=120,
        help_text="突发急病的先打 120，再写：几点打的、对方怎么说。",
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="结果", choices=list(api.OUTCOMES.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="情况", required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="不愿意去的，写他为什么不去、怎样劝的。",
    )  # fmt: skip
    photo = EvidenceField(label="照片", required=False, why="本人同意才拍；到期自动删除。")
    called = forms.CharField(label="怎么称呼", required=False, max_length=40)
    dialect = forms.CharField(label="口音", required=False, max_length=40)
    marks = forms.CharField(
        label="体貌特征", required=False, max_length=200, help_text="疤痕、胎记、残缺、文身、衣着。"
    )
    belongings = forms.CharField(label="随身物品", required=False, max_length=200)

    def __init__(self, data: Any, files: Any, **more: Any) -> None:
        super().__init__(data, files, **more)
        for key, words in api.GOODS.items():
            self.fields[f"given_{key}"] = forms.IntegerField(
                label=f"给了几份{words}", required=False, min_value=0, max_value=99
            )

    def new(self, division: str) -> api.NewFinding:
        """What the engine is told."""
        given = {**self.cleaned_data}
        counts = {key: given.pop(f"given_{key}") or 0 for key in api.GOODS}
        upload, sex = given.pop("photo", None), int(given.pop("sex"))
        conditions = frozenset(given.pop("conditions"))
        photo = api.Paper(upload.name, upload.read()) if upload else None
        return api.NewFinding(
            division, sex=sex, conditions=conditions, given=counts, photo=photo, **given
        )


class PlaceForm(FindingForm):
    """The same where no patrol tells the place."""

    division_code = forms.ChoiceField(label="所在镇街、村居")
    field_order = ("division_code",)

    def __init__(self, data: Any, files: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data, files)
        offer(self, "division_code", places_of(viewer, on))

    def new(self, division: str = "") -> api.NewFinding:
        chosen = self.cleaned_data.pop("division_code")
        return super().new(chosen)


class SearchForm(forms.Form):
    """What everybody may read of somebody nobody knows."""

    where = forms.CharField(label="在哪里发现的", max_length=200)
    height = forms.IntegerField(label="身高（厘米）", required=False, min_value=30, max_value=230)
    dialect = forms.CharField(label="口音", required=False, max_length=40)
    marks = forms.CharField(
        label="体貌特征", required=False, max_length=200, help_text="不写病情、残疾证号。"
    )
    clothes = forms.CharField(label="衣着", required=False, max_length=200)
    photo = EvidenceField(
        label="照片（对外公开）", required=False, why="便于家人辨认；查明身份后删除。"
    )
    channels = forms.CharField(
        label="还发在哪些地方", max_length=200, help_text="例如本站门口、全国救助寻亲网。"
    )
    findings = forms.CharField(
        label="查过什么", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="不公开，写进办件。",
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, stay: api.Stay) -> None:
        known = {name: stay.features[name] for name in ("dialect", "marks")}
        where = stay.finding.told["where"] if stay.finding else ""
        super().__init__(data, files, initial={**known, "where": where})
        if stay.minor:
            del self.fields["photo"]

    def new(self) -> api.NewSearch:
        """What the engine is told."""
        given = {**self.cleaned_data}
        upload = given.pop("photo", None)
        photo = api.Paper(upload.name, upload.read()) if upload else None
        return api.NewSearch(photo=photo, **given)


class AdmitForm(forms.Form):
    """What the station adds to what the patrol wrote."""

    same_as = forms.ChoiceField(
        label="是不是以前来过的人", widget=forms.RadioSelect, required=False
    )
    came_by = forms.ChoiceField(
        label="怎么来的", choices=[(w, w) for w in displaced.来站方式代码.codes.values()]
    )
    no_means = forms.ChoiceField(
        label="自己有没有办法解决吃住", choices=(("yes", "没有办法"), ("no", "有办法")),
        widget=forms.RadioSelect,
    )  # fmt: skip
    no_kin = forms.ChoiceField(
        label="本地有没有可以投靠的亲友", choices=(("yes", "没有"), ("no", "有")),
        widget=forms.RadioSelect,
    )  # fmt: skip
    belongings = forms.CharField(
        label="随身物品", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="逐件登记，当面清点；不得扣留、侵占。",
    )  # fmt: skip
    id_number = forms.CharField(label="身份证号", required=False, max_length=18)
    called = forms.CharField(label="姓名或称呼", required=False, max_length=40)
    dialect = forms.CharField(label="口音", required=False, max_length=40)
    marks = forms.CharField(label="体貌特征", required=False, max_length=200)
    opinion = forms.CharField(
        label="接收意见", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="属于救助对象的不得拒绝；不属于的，保存后在办件里写明理由。",
    )  # fmt: skip

    def __init__(self, data: Any, *, finding: api.Finding, likely: list[api.Likely]) -> None:
        known = {key: finding.told[key] for key in ("called", "dialect", "marks", "belongings")}
        super().__init__(data, initial={**known, "same_as": ""})
        self.likely = {str(each.stay.pk): each.stay for each in likely}
        offer(self, "same_as", [
            ("", "不是，或认不出"),
            *((key, _said(each)) for key, each in zip(self.likely, likely, strict=True)),
        ])  # fmt: skip
        if not likely:
            del self.fields["same_as"]

    def admission(self) -> api.Admission:
        """What the engine is told."""
        given = {**self.cleaned_data}
        same = self.likely.get(given.pop("same_as", "") or "")
        flags = {name: given.pop(name) == "yes" for name in ("no_means", "no_kin")}
        return api.Admission(same_as=same, **flags, **given)


class WhyForm(forms.Form):
    """A reason in words."""

    words = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 3}))


class EndForm(forms.Form):
    """How a patrol went."""

    words = forms.CharField(
        label="小结", required=False, max_length=300, widget=forms.Textarea({"rows": 3})
    )


class JudgeForm(forms.Form):
    """Whether an earlier stay was the same person's."""

    other = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    same = forms.ChoiceField(label="是同一个人吗", choices=YES_NO)
    why = forms.CharField(label="凭什么判断", max_length=200)


class NameForm(forms.Form):
    """Who it is."""

    name = forms.CharField(label="姓名", max_length=40)
    id_number = forms.CharField(label="身份证号", required=False, max_length=18)
    how = forms.CharField(
        label="怎样查明的", max_length=100, help_text="家属确认、人像比对、公安回函、本人证件等。"
    )


class HomeForm(forms.Form):
    """How somebody goes home."""

    left_by = forms.TypedChoiceField(
        label="怎样离站", coerce=int, choices=list(api.WAYS_HOME.items()), widget=forms.RadioSelect
    )
    collected_by = forms.CharField(label="谁来接，或谁护送", max_length=100)
    relation = forms.CharField(label="和他是什么关系", required=False, max_length=40)
    paper = forms.CharField(label="核对了什么证件、交还了什么", max_length=200)
    home = forms.CharField(label="去往哪里", max_length=200)
    told_whom = forms.CharField(
        label="告知了户籍地的哪个部门", max_length=100,
        help_text="户籍地帮助解决困难，教育遗弃他们的亲属履行义务。",
    )  # fmt: skip


class FollowForm(forms.Form):
    """What was heard after the return."""

    words = forms.CharField(
        label="找到谁，现在怎样", max_length=500, widget=forms.Textarea({"rows": 3})
    )
    settled = forms.ChoiceField(
        label="生活安定了吗", choices=(("yes", "安定了，不用再回访"), ("no", "还没有，到期再回访")),
        widget=forms.RadioSelect,
    )  # fmt: skip


def places_of(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """The viewer's own divisions and those right below."""
    own = {post.division for post in viewer.seeing_posts if post.role in api.READERS}
    names = full_names(own)
    return [(code, names[code]) for code in sorted(own)] + places_below(viewer, on)


def routes_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Routes that have open points, with their place."""
    rows = set(api.points_of(viewer).values_list("division_code", "route"))
    names = full_names({code for code, _ in rows})
    return [(f"{code}/{route}", f"{route}（{names[code]}）") for code, route in sorted(rows)]


def leaders_for(viewer: Viewer, on: date) -> list[Officer]:
    """Officers of the viewer's area who patrol. Two queries."""
    reach = [post.division for post in viewer.seeing_posts if post.role in api.PLANNERS]
    posts = Post.objects.held_on(on).filter(role__in=api.PATROLLERS)
    found = posts.select_related("officer", "office").order_by("office__division_code", "pk")
    inside = [p for p in found if any(covers(each, p.office.division_code) for each in reach)]
    return list({post.officer.pk: post.officer for post in inside}.values())


def _said(each: api.Likely) -> str:
    stay = each.stay
    return (
        f"是 {stay.entered_on} 来过的{stay.called_masked}（{stay.sex_name}，{'、'.join(each.why)}）"
    )
