"""Realistic made-up data for the living page: long names, gaps, errors, overdue, paused."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms

from minzheng.faces.looks import parts
from minzheng.faces.looks.cells import clock_cell
from minzheng.faces.looks.chart_samples import charts
from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField
from minzheng.faces.looks.icons import PATHS

LONG_NAME = "阿卜杜热西提·麦麦提图尔荪·䶮喆"
PRINTED_AT = datetime(2026, 11, 21, 15, 4, tzinfo=ZoneInfo("Asia/Shanghai"))
ARTICLE = "《社会救助法》第十九条"


@dataclass(frozen=True)
class SampleClock:
    """A clock in one of its four states."""

    level: str
    text: str
    due_on: date | None
    why: str


CLOCKS = (
    SampleClock("ok", "剩 9 个工作日", date(2026, 12, 4),
                "自2026年10月12日受理起30个工作日；公示期间不计时。"),
    SampleClock("soon", "剩 2 个工作日", date(2026, 11, 24), "自2026年10月12日受理起30个工作日。"),
    SampleClock("late", "超 1 个工作日", date(2026, 11, 20), "自2026年10月12日受理起30个工作日。"),
    SampleClock("paused", "公示中，不计时", None, "自2026年11月16日起公示7天，期间不计时。"),
)  # fmt: skip

EVENTS = (
    parts.Event("受理申请", "荔城街道 王敏", date(2026, 10, 12), note="受理通知书已送达"),
    parts.Event("经济状况核对报告返回", "广州市核对中心", date(2026, 10, 20)),
    parts.Event("入户调查", "王敏、陈志强（2 人）", date(2026, 11, 2)),
    parts.Event("公示 7 天", "桃源社区公示栏", date(2026, 11, 16), "paused",
                "公示期间不计时", "11月23日期满"),
    parts.Event("审核确认", "区民政局", None, "next", due="12月4日前"),
)  # fmt: skip

TASKS = (
    parts.Task("申请人和联系方式", "done", "#t1"),
    parts.Task("家庭成员", "done", "#t2"),
    parts.Task("收入", "doing", "#t3"),
    parts.Task("财产", "todo", "#t4"),
    parts.Task("材料", "todo", "#t5"),
    parts.Task("核对并提交", "blocked", note="先填完收入和财产"),
)

ENTRIES = (
    parts.Entry("姓名", LONG_NAME, source="公安人口库，2026年11月20日", wrong_url="#wrong"),
    parts.Entry("公民身份号码", "440118********0018", source="公安人口库", wrong_url="#wrong"),
    parts.Entry("每月工资", "1,200.00 元", "#change"),
    parts.Entry("住址", "广州市增城区荔城街道桃源社区", "#change"),
    parts.Entry("备用电话", "", "#change"),
)

FIGURES = (
    parts.Figure("共同生活人数", "3", "人", url="#members"),
    parts.Figure("月人均收入", "512.40", "元"),
    parts.Figure("保障标准", "1,238.00", "元", "广州市 2026 年"),
    parts.Figure("拟每月补助", "2,176.80", "元", strong=True),
)

LINES = (
    parts.Line("家庭月收入", "1,537.20", "三人收入相加", ARTICLE, parts=(
        parts.Line("张䶮喆 · 工资", "1,200.00", "近 12 个月平均"),
        parts.Line("李堃 · 种植收入", "537.20", "全年 6,446.40 ÷ 12"),
        parts.Line("必要就业成本", "−200.00", "工资收入每月扣减", kind="minus"),
    )),
    parts.Line("月人均收入", "512.40", "1,537.20 ÷ 3 人", ARTICLE,
               "家庭月人均收入按共同生活家庭成员全部可支配收入除以人数计算。"),
    parts.Line("当地最低生活保障标准", "1,238.00", "广州市，2026年1月1日起", ARTICLE),
    parts.Line("每人差额", "725.60", "1,238.00 − 512.40"),
    parts.Line("分类施保增发", "待核实", "李堃的残疾等级尚未核实", kind="unknown"),
    parts.Line("每月保障金", "2,176.80 元", "725.60 × 3 人", ARTICLE, kind="result"),
)  # fmt: skip

MEMBERS = (
    parts.Member("张䶮喆", "本人", "38 岁", url="#p1"),
    parts.Member("李堃", "配偶", "36 岁", ("肢体二级",), "#p2"),
    parts.Member("张彧", "子女", "11 岁", ("在校",), "#p3"),
    parts.Member(LONG_NAME, "母亲", "71 岁", gone="2026年9月去世"),
)

DIFFERENCES = (
    parts.Difference("张䶮喆 工资", "1,200.00", "1,200.00", True, "本人申报", "税务，2026年10月",
                     "一致", "ok"),
    parts.Difference("李堃 个体登记", "无", "2024年3月注册，未注销", False, "本人申报",
                     "市场监管，2026年10月20日", "待核实 · 剩 2 个工作日", "soon"),
    parts.Difference("李堃 车辆", "无", "小型汽车 1 辆", False, "本人申报", "公安，2026年10月20日",
                     "不一致 · 超 1 天", "late"),
)  # fmt: skip

CASES = parts.Table(
    "待我办理",
    (parts.Column("办件号"), parts.Column("当事人"), parts.Column("事项"),
     parts.Column("社区", secondary=True), parts.Column("月补助（元）", numeric=True),
     parts.Column("剩余时限")),
    (
        parts.Row(("GZ-DB-2026-0318", "张䶮喆", "最低生活保障", "桃源社区", "2,176.80",
                   clock_cell(CLOCKS[0])), "#c1"),
        parts.Row(("GZ-DB-2026-0321", LONG_NAME, "最低生活保障", "富鹏社区", "1,238.00",
                   clock_cell(CLOCKS[1])), "#c2", "soon"),
        parts.Row(("GZ-DB-2026-0297", "欧阳娜娜", "最低生活保障", "夏街社区", "待核实",
                   clock_cell(CLOCKS[2])), "#c3", "late"),
    ),
    ("合计", "3 户", "", "", "3,414.80", ""),
)  # fmt: skip
NO_CASES = parts.Table("已超期", CASES.columns, (), empty="没有超期的办件。",
                       empty_next="快到期的办件会提前 3 个工作日出现在“即将超期”里。")  # fmt: skip

CHART = parts.Chart(
    "各街镇在保户数", "荔城街道最多，318 户；派潭镇最少，96 户。", "户",
    (parts.Bar("荔城街道", 318, "318", "#b1"), parts.Bar("增江街道", 204, "204"),
     parts.Bar("朱村街道", 187, "187"), parts.Bar("新塘镇", 265, "265"),
     parts.Bar("派潭镇", 96, "96")),
)  # fmt: skip

TABS = (
    parts.Tab("申请与承诺", "#1"),
    parts.Tab("家庭成员", "#2", count="3"),
    parts.Tab("收入与财产", "#3"),
    parts.Tab("经济核对", "#4", current=True, mark="疑点 2"),
    parts.Tab("入户调查", "#5"),
    parts.Tab("公示", "#6"),
    parts.Tab("决定与文书", "#7", count="4"),
    parts.Tab("发放", "#8"),
)
CRUMBS = (
    parts.Link("首页", "#home"),
    parts.Link("办事", "#services"),
    parts.Link("最低生活保障申请", current=True),
)
SCORES = tuple((word, word) for word in ("非常满意", "满意", "基本满意", "不满意", "非常不满意"))


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="申请人姓名", max_length=40, help_text="与身份证一致。")
    wage = MoneyField(label="每月到手的工资", help_text="近 12 个月平均，没有填 0。")
    born_on = DayField(label="出生日期", help_text="例如 1988 年 12 月 12 日。")
    town = forms.ChoiceField(label="街道（镇）", choices=(("lc", "荔城街道"), ("xt", "新塘镇")))
    housing = forms.ChoiceField(
        label="现在住的房子是", widget=forms.RadioSelect,
        choices=(("own", "自己家的"), ("rent", "租的"), ("kin", "借住亲友家")),
    )  # fmt: skip
    hardships = forms.MultipleChoiceField(
        label="家里有没有这些情况", widget=forms.CheckboxSelectMultiple, required=False,
        choices=(("ill", "有人得重病"), ("study", "有人上学"), ("disabled", "有人残疾")),
    )  # fmt: skip
    reason = forms.CharField(
        label="还想说明的情况", required=False, max_length=300, widget=forms.Textarea(),
    )  # fmt: skip
    wage_slip = EvidenceField(
        label="工资单照片", required=False, sample_url="#sample",
        why="税务部门只有个人所得税记录，查不到现金工资。",
    )  # fmt: skip
    promise = forms.BooleanField(label="我承诺以上情况属实，愿意接受核对")


class SampleRating(forms.Form):
    """The five-level rating."""

    score = forms.ChoiceField(label="这次办事满意吗？", choices=SCORES, widget=forms.RadioSelect)


WRONG_ANSWERS = {
    "name": LONG_NAME, "wage": "一千二", "born_on_year": "2026", "born_on_month": "2",
    "born_on_day": "30", "town": "lc", "hardships": ["ill"], "reason": "丈夫上月住院。",
}  # fmt: skip

SUGGESTIONS = (
    ("yes", "月人均收入 512.40 元，低于当地标准 1,238.00 元；财产未超标。"),
    ("no", "月人均收入 1,402.00 元，高于当地标准 1,238.00 元。"),
    ("unknown", "李堃的车辆情况与申报不一致，不能判断财产是否超标。"),
)


def components() -> dict[str, object]:
    """Everything the living page shows."""
    return {
        "clocks": CLOCKS, "events": EVENTS, "tasks": TASKS, "entries": ENTRIES, "figures": FIGURES,
        "lines": LINES, "members": MEMBERS, "differences": DIFFERENCES, "cases": CASES,
        "no_cases": NO_CASES, "chart": CHART, "tabs": TABS, "crumbs": CRUMBS,
        "icons": sorted(PATHS),
        "blank": SampleForm(prefix="blank"), "wrong": SampleForm(WRONG_ANSWERS),
        "rating": SampleRating(prefix="rate"), "suggestions": SUGGESTIONS, "articles": (ARTICLE,),
        "long_name": LONG_NAME, "fen": 123850, "today": date(2026, 11, 21), "now": PRINTED_AT,
        "id_number": "440118198812120018", "phone": "13800138000", "account": "6222021234567890123",
        **charts(),
    }  # fmt: skip


def case_page() -> dict[str, object]:
    """One whole page as an officer sees it."""
    return {**components(), "clock": CLOCKS[0]}
