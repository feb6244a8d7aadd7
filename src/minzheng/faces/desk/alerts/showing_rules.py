"""Rules and nights as an officer reads them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.alerts.api import (
    RuleFigures,
    RuleNight,
    feeds_of,
    matter_of,
    rule_named,
)
from minzheng.engines.night.api import NightReport
from minzheng.engines.parameters.api import book
from minzheng.faces.desk.alerts.forms import SEVERITIES
from minzheng.faces.desk.parameter_words import status_tag, value_words
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Line, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.alert import Alert
from minzheng.kernel.expr import walk
from minzheng.kernel.feed import feeds
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import WHOLE
from minzheng.registers.offices.api import home_division

ACROSS = "跨事项"
RULES = (
    Column("规则"), Column("类别"), Column("由谁办", secondary=True),
    Column("时限", secondary=True),
    Column("未办结", numeric=True), Column("超期", numeric=True), Column("已判定", numeric=True),
    Column("属实率"), Column("每千条属实", numeric=True, secondary=True),
    Column("等了几天", numeric=True, secondary=True), Column("评价"),
)  # fmt: skip
NUMBERS = (Column("参数"), Column("现行值"), Column("可靠程度"), Column("来源", secondary=True))
NIGHTS = (
    Column("日期"), Column("新提出", numeric=True), Column("有变化", numeric=True),
    Column("自行解除", numeric=True), Column("再次提出", numeric=True),
    Column("不再提示", numeric=True), Column("未办结", numeric=True),
)  # fmt: skip
NIGHT_RULES = (
    Column("规则"), Column("查到", numeric=True), Column("比上次多", numeric=True),
    Column("比上次少", numeric=True), Column("新任务", numeric=True),
    Column("自行解除", numeric=True), Column("未办结", numeric=True),
)  # fmt: skip
MATTERS = (
    Column("事项"), Column("比对"), Column("人（户）数", numeric=True),
    Column("比上次多", numeric=True), Column("比上次少", numeric=True),
)  # fmt: skip
FEEDS = (Column("数据"), Column("用的版本"))
RUNS = (Column("日期"), Column("新任务", numeric=True), Column("自行解除", numeric=True),
        Column("状态"))  # fmt: skip
NONE_YET = "还没有判定"


def rule_table(rows: Iterable[RuleFigures]) -> Table:
    """Every rule with its figures."""
    return Table("预警规则", RULES, tuple(_rule(row) for row in rows), empty="没有规则。")


def totals(rows: Sequence[RuleFigures]) -> tuple[Figure, ...]:
    """All rules together."""
    judged, right = sum(row.judged for row in rows), sum(row.right for row in rows)
    share = _round(right * WHOLE // judged) if judged else NONE_YET
    return (
        Figure("规则", str(len(rows)), "条", strong=True),
        Figure("没有办结", str(sum(row.waiting for row in rows)), "条", url=reverse("desk:alerts")),
        Figure("已判定", str(judged), "条"),
        Figure("属实率", share),
        Figure("应当修改", str(sum(row.poor for row in rows)), "条"),
    )


def rule_figures(row: RuleFigures) -> tuple[Figure, ...]:
    """One rule's figures."""
    return (
        Figure("属实率", _share(row.precision), note=_interval(row), strong=True),
        Figure("每千条属实", _number(row.per_thousand), "条", note=f"共提出 {row.raised} 次"),
        Figure("没有办结", str(row.waiting), "条", note=_overdue(row)),
        Figure("等了", _number(row.median_days), "天", note="没有办结的中位数"),
        Figure("去向", f"{row.cases} 件", note=f"帮助申请 {row.helped}，追回 {row.recovered}"),
    )


def _overdue(row: RuleFigures) -> str:
    return f"超期 {_share(row.overdue_share)}" if row.waiting else ""


def entries(key: str) -> tuple[Entry, ...]:
    """What the rule is: whose, how grave, until when, on which data."""
    rule = rule_named(key)
    data = "、".join(feeds()[name].title for name in feeds_of(rule)) or "登记、办件和台账"
    offered = str(catalogue().get(rule.offers)) if rule.offers else ""
    leads = f"帮助申请{offered}" if offered else f"属实的按“{rule.event}”报告变化，开复核办件"
    return (
        Entry("说的话", rule.says.replace("{", "〔").replace("}", "〕")),
        Entry("条件", sentence(rule.when)),
        Entry("类别和轻重", f"{rule.concern.value}，{SEVERITIES[rule.severity]}"),
        Entry("由谁办", rule.to.label),
        Entry("多久办完", str(rule.within)),
        Entry("所属", _matter(rule)),
        Entry("用到的数据", data),
        Entry("属实以后", "联系数源单位" if rule.of_feed else leads),
    )


def steps(key: str) -> tuple[Line, ...]:
    """The arithmetic in words: each formula the condition uses, with its article."""
    rule = rule_named(key)
    parts = [node for node in walk([rule.when]) if isinstance(node, Formula) and node.name]
    return tuple(
        Line(
            part.name,
            "",
            working=sentence(part).removeprefix(f"{part.label}："),
            article="、".join(str(article) for article in part.articles[:1]),
            quote=part.articles[0].text,
        )
        for part in parts
    )


def number_table(rule: type[Alert], on: date) -> Table:
    """The numbers of places that the condition uses, as they hold here today."""
    params = sorted(rule.when.needs().params, key=lambda param: param.key)
    rows = tuple(_number_row(param.key, param.label, on) for param in params)
    return Table("用到的参数", NUMBERS, rows, empty="条件里没有各地自己定的数。")


def rule_nights(rows: Iterable[RuleNight]) -> Table:
    """What the last nights did by one rule."""
    drawn = tuple(Row((plain_date(night.day), *_counts(night))) for night in rows)
    return Table("最近各夜", NIGHTS, drawn, empty="还没有运行过夜间比对。")


def night_figures(report: NightReport) -> tuple[Figure, ...]:
    """One night in four numbers."""
    seconds = sum(spent for _, spent in report.seconds)
    return (
        Figure("新任务", str(report.raised), "条", url=reverse("desk:alerts"), strong=True),
        Figure("自行解除", str(report.closed), "条"),
        Figure("规则", str(len(report.rules)), "条"),
        Figure("用时", f"{seconds:.1f}", "秒", note="完成" if report.done else "没有完成"),
    )


def night_rules(report: NightReport) -> Table:
    """What each rule found, and what became of it; what found nobody stands last."""
    ordered = sorted(report.rules, key=lambda row: (-row.raised, -row.found, row.title))
    drawn = tuple(
        Row(
            (
                row.title,
                *map(str, (row.found, row.new, row.gone, row.raised, row.closed, row.open)),
            ),
            reverse("desk:alert-rule", args=[row.key]),
        )
        for row in ordered
    )
    return Table("各规则", NIGHT_RULES, drawn, empty="这一夜没有运行规则。")


def night_matters(report: NightReport) -> Table:
    """Each matter compared with what is paid."""
    drawn = tuple(
        Row((row.matter_title, row.title, *map(str, (row.count, row.new, row.gone))))
        for row in report.matters
    )
    return Table("与在领待遇比对", MATTERS, drawn, empty="这一夜没有比对事项。")


def night_feeds(report: NightReport) -> Table:
    """The versions the night stood on."""
    known = feeds()
    drawn = tuple(
        Row((known[name].title if name in known else name, version))
        for name, version in report.feeds
    )
    return Table("用到的数据版本", FEEDS, drawn, empty="还没有部门数据到库。")


def night_list(reports: Iterable[NightReport]) -> Table:
    """Earlier nights; each opens its report."""
    page = reverse("desk:alert-night")
    drawn = tuple(
        Row(
            (plain_date(r.day), str(r.raised), str(r.closed), "完成" if r.done else "没有完成"),
            f"{page}?on={r.day.isoformat()}",
        )
        for r in reports
    )
    return Table("各夜报告", RUNS, drawn, empty="还没有运行过夜间比对。",
                 empty_next="./minzheng night 每晚运行一次。")  # fmt: skip


def _rule(row: RuleFigures) -> Row:
    rule = rule_named(row.rule)
    mark = tag_cell("应当修改", "late") if row.poor else tag_cell("正常", "ok")
    cells = (
        rule.__name__, rule.concern.value, rule.to.label, str(rule.within), str(row.waiting),
        str(row.overdue), str(row.judged), _with_interval(row), _number(row.per_thousand),
        _number(row.median_days), mark if row.judged else tag_cell(NONE_YET),
    )  # fmt: skip
    return Row(cells, reverse("desk:alert-rule", args=[row.rule]), "late" if row.poor else "")


def _counts(night: RuleNight) -> tuple[str, ...]:
    names = ("raised", "updated", "closed", "reopened", "quiet", "open")
    return tuple(str(getattr(night, name)) for name in names)


def _matter(rule: type[Alert]) -> str:
    key = matter_of(rule)
    return str(catalogue().get(key)) if key else ACROSS


def _number_row(key: str, label: str, on: date) -> Row:
    link = link_cell(label, reverse("desk:parameter", args=[key]))
    try:
        entry = book().entry(key, on=on, place=home_division())
    except NotInForce:
        return Row((link, "还没有录入", tag_cell("空缺", "late"), ""))
    return Row((link, value_words(book().info(key), entry.value), status_tag(entry.status),
                entry.source))  # fmt: skip


def _with_interval(row: RuleFigures) -> str:
    return f"{_share(row.precision)}（{_interval(row)}）" if row.judged else NONE_YET


def _interval(row: RuleFigures) -> str:
    if row.low is None or row.high is None:
        return NONE_YET
    return f"{_round(row.low)}–{_round(row.high)}，{row.judged} 条"


def _share(share: int | None) -> str:
    return NONE_YET if share is None else _round(share)


def _round(share: int) -> str:
    return f"{round(share / 100)}%"


def _number(number: int | None) -> str:
    return "—" if number is None else str(number)
