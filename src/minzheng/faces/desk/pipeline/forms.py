"""What officers choose and write about projects; money has its forms in `money_forms`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from minzheng.engines.pipeline import api
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField, offer
from minzheng.kernel.months import Month

ALL = ("", "全部")
RISKY = (ALL, ("yes", "有风险的"))
AREA = forms.Textarea({"rows": 3})
INDICATORS = 3  # how many a form asks for
MOST_BEDS, MOST_LAND = 100_000, 100_000_000
WHOLE, HUNDRED = 10_000, 100


class ProjectFilters(forms.Form):
    """What the board shows; everything stands in the address."""

    kind = forms.ChoiceField(label="类别", required=False)
    stage = forms.ChoiceField(label="环节", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    risky = forms.ChoiceField(label="风险", required=False, choices=RISKY)
    after = forms.IntegerField(required=False, min_value=0, max_value=10**12)

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "kind", [ALL, *((key, kind.name) for key, kind in api.kinds().items())])
        offer(self, "stage", [ALL, *api.STAGE_NAMES.items()])
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(
            given.get("kind", ""), given.get("stage", ""), given.get("division", ""),
            given.get("risky") == "yes", given.get("after") or 0,
        )  # fmt: skip


class ProjectForm(forms.Form):
    """A project as it comes into the library."""

    title = forms.CharField(label="项目名称", max_length=80)
    kind = forms.ChoiceField(label="类别", widget=forms.RadioSelect)
    division = forms.ChoiceField(label="在哪里")
    goal = forms.CharField(label="内容和规模", max_length=500, widget=AREA)
    investment = MoneyField(label="计划投资（元）", help_text="课题填经费。")
    beds = forms.IntegerField(label="床位（张）", required=False, min_value=0, max_value=MOST_BEDS)
    land = forms.IntegerField(
        label="用地（平方米）", required=False, min_value=0, max_value=MOST_LAND
    )
    combined = forms.BooleanField(label="医疗、养老、康养等合在一起建的合体项目", required=False)
    starts_on = DayField(label="计划开工")
    ends_on = DayField(label="计划完工")
    post = forms.CharField(label="责任岗位", max_length=60, help_text="哪个单位的哪个科室。")
    owner = forms.CharField(label="责任人", max_length=60, required=False)

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "kind", [(key, kind.name) for key, kind in api.kinds().items()])
        offer(self, "division", places)
        for place in range(1, INDICATORS + 1):
            self.fields.update(_indicator(place))

    def project(self) -> api.NewProject:
        """What the engine is told."""
        given = {name: value for name, value in self.cleaned_data.items() if name[-1:].isalpha()}
        given["beds"], given["land"] = given["beds"] or 0, given["land"] or 0
        return api.NewProject(**given, indicators=self._indicators())

    def _indicators(self) -> list[api.Indicator]:
        given = self.cleaned_data
        return [
            api.Indicator(
                given[f"name{place}"].strip(), given[f"target{place}"] or 0,
                given[f"unit{place}"].strip(), given[f"weight{place}"] or 0,
            )
            for place in range(1, INDICATORS + 1)
            if given[f"name{place}"].strip()
        ]  # fmt: skip


class StepForm(forms.Form):
    """How a link is closed."""

    day = DayField(label="日期")
    document = forms.CharField(label="文号或凭据名称", max_length=120)
    words = forms.CharField(label="说明", max_length=500, required=False, widget=AREA)
    paper = EvidenceField(label="文件", required=False, why="批复、合同、意见的扫描件。")

    def step(self) -> api.NewStep:
        """What the engine is told."""
        given = self.cleaned_data
        return api.NewStep(given["day"], given["document"], given["words"], paper_of(given))


class NextForm(forms.Form):
    """What is in the way, and what is done next."""

    issue = forms.CharField(label="存在的问题", max_length=300, required=False, widget=AREA)
    next_step = forms.CharField(label="下一步", max_length=200, required=False)
    next_on = DayField(label="下一步期限", required=False)


class ContactForm(forms.Form):
    """A talk with an investor."""

    day = DayField(label="哪一天")
    organisation = forms.CharField(label="投资方", max_length=80)
    person = forms.CharField(label="对接人和职务", max_length=60)
    words = forms.CharField(label="谈了什么", max_length=500, widget=AREA)
    next_step = forms.CharField(label="下一步", max_length=200)
    next_on = DayField(label="下一步期限", required=False)

    def contact(self) -> api.NewContact:
        """What the engine is told."""
        return api.NewContact(**self.cleaned_data)


class MilestoneForm(forms.Form):
    """What is to be reached by when."""

    name = forms.CharField(label="节点", max_length=80, help_text="例如：主体封顶。")
    due_on = DayField(label="应完成")


class ReachForm(forms.Form):
    """A milestone was reached."""

    day = DayField(label="哪一天拍的照片")
    place = forms.CharField(label="在哪里拍的", max_length=80)
    words = forms.CharField(label="说明", max_length=300, required=False, widget=AREA)
    paper = EvidenceField(label="照片", why="工地现场，看得出节点已经完成。")

    def photo(self) -> api.NewPhoto:
        """What the engine is told."""
        given = self.cleaned_data
        upload = given["paper"]
        return api.NewPhoto(given["place"], given["day"], api.Paper(upload.name, upload.read()))


class ProgressForm(forms.Form):
    """How far the work was at the end of a month."""

    month = forms.CharField(label="月份", max_length=7, help_text="写成 2026-11。")
    percent = forms.IntegerField(
        label="到月底累计完成百分之几",
        min_value=0,
        max_value=HUNDRED,
        help_text="0 到 100 的整数。",
    )
    words = forms.CharField(label="这个月做了什么", max_length=500, widget=AREA)

    def clean_month(self) -> Month:
        """The month. Raises ValidationError."""
        try:
            return Month.parse(self.cleaned_data["month"])
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong

    @property
    def share(self) -> int:
        return int(self.cleaned_data["percent"]) * (WHOLE // HUNDRED)


class AcceptForm(forms.Form):
    """What the first officer saw."""

    day = DayField(label="验收日")
    people = forms.CharField(
        label="参加验收的人", max_length=200, help_text="姓名和单位；承包方的人不能参加。"
    )
    words = forms.CharField(label="意见", max_length=360, widget=AREA)
    document = forms.CharField(label="验收文件名称", max_length=120)

    def acceptance(self) -> api.NewAcceptance:
        """What the engine is told."""
        return api.NewAcceptance(**self.cleaned_data)


class WordsForm(forms.Form):
    """An opinion."""

    words = forms.CharField(label="意见", max_length=200, widget=AREA)


class ReviewForm(forms.Form):
    """What each declared indicator came to in a year."""

    year = forms.IntegerField(label="年度", help_text="四位数。")

    def __init__(self, data: Any, *, project: api.Project, year: int) -> None:
        super().__init__(data, initial={"year": year})
        self.names = [str(each["name"]) for each in project.indicators]
        for place, each in enumerate(project.indicators):
            self.fields[f"reached{place}"] = forms.IntegerField(
                label=f"{each['name']}实际（{each['unit']}）", min_value=0, max_value=10**9,
                help_text=f"目标 {each['target']}，权重 {each['weight']}。",
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label="数从哪里来，怎样评的", max_length=500, widget=AREA
        )

    def reached(self) -> dict[str, int]:
        """The figures by indicator."""
        given = self.cleaned_data
        return {name: given[f"reached{place}"] for place, name in enumerate(self.names)}


def paper_of(given: dict[str, Any]) -> api.Paper | None:
    """The uploaded file, if there is one."""
    upload = given.get("paper")
    return api.Paper(upload.name, upload.read()) if upload else None


def _indicator(place: int) -> dict[str, forms.Field]:
    must = place == 1
    said = "办完以后按指标打分；各指标权重合计 100。" if must else ""
    return {
        f"name{place}": forms.CharField(
            label=f"绩效指标 {place}", max_length=60, required=must, help_text=said
        ),
        f"target{place}": forms.IntegerField(
            label=f"指标 {place} 目标数", required=must, min_value=1, max_value=10**9
        ),
        f"unit{place}": forms.CharField(label=f"指标 {place} 单位", max_length=10, required=must),
        f"weight{place}": forms.IntegerField(
            label=f"指标 {place} 权重", required=must, min_value=1, max_value=HUNDRED
        ),
    }
