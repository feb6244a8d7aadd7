"""Statistics and funds as anybody reads them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode

from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import Paid, PaidMonth, Told
from minzheng.faces.looks.charts import Lines, Point, Series
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Row, Table
from minzheng.faces.open.figures.asking import HIDDEN, Asked
from minzheng.kernel.indicator import Indicator
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan

MERGED_MATTERS = "人数较少的事项（合并）"


def statistic_url(asked: Asked, key: str) -> str:
    """The page of one indicator, of the same place and month."""
    query = urlencode({"place": asked.place, "month": str(asked.month)})
    return f"{reverse('open:statistic', args=[key])}?{query}"


def told_at(asked: Asked, month: api.OpenMonth) -> Told | None:
    """The figure of the place asked for, where it is told."""
    return month.whole if asked.place == asked.home else month.of(asked.place)


def text_of(told: Told | None) -> str:
    """A figure for everybody."""
    return HIDDEN if told is None else f"{told.text}{'*' if told.few else ''}"


def by_section(asked: Asked) -> list[tuple[str, Table]]:
    """Every public indicator with its value, by the section that answers for it."""
    public = api.public_indicators()
    sheet = asked.sheet(list(public), [asked.month])
    found: dict[str, list[Row]] = {}
    for key, each in public.items():
        told = told_at(asked, sheet.month(key, asked.month))
        cells = (each.title, text_of(told), each.unit, each.means)
        found.setdefault(each.owner, []).append(Row(cells, statistic_url(asked, key)))
    columns = (
        Column("指标"),
        Column("数", numeric=True),
        Column("单位"),
        Column("数什么", secondary=True),
    )
    return [(owner, Table(owner, columns, tuple(rows))) for owner, rows in found.items()]


def trend(asked: Asked, indicator: Indicator, series: Sequence[api.OpenMonth]) -> Lines:
    """The place asked for, month by month; what is not told is a gap."""
    told = [told_at(asked, month) for month in series]
    points = tuple(
        Point(f"{m.month.month}月", t.number if t else None, text_of(t))
        for m, t in zip(series, told, strict=True)
    )
    known = [at for at, point in enumerate(points) if point.value is not None]
    points = points[min(known, default=0) :]
    line = Series(indicator.title, points)
    gaps = "没有点的月份没有数，或者不单独公布"
    says = f"{asked.where(asked.place)}，截至{asked.month.label}的 {len(points)} 个月；{gaps}。"
    file = reverse("open:statistic-file", args=[indicator.key])
    query = urlencode({"month": str(asked.month)})
    return Lines(f"{indicator.title}：各月", says, indicator.unit, (line,), f"{file}?{query}")


def towns(asked: Asked, month: api.OpenMonth) -> Table:
    """By town, small ones merged."""
    rows = tuple(Row((asked.where(place), text_of(told))) for place, told in month.places)
    unit = month.indicator.unit
    columns = (Column("地区"), Column(unit, numeric=True))
    foot = (asked.where(asked.home), text_of(month.whole)) if rows else ()
    return Table(
        f"{month.month.label}各镇街", columns, rows, foot,
        empty="人数太少，不分镇街公布。", empty_next="换一个月份再看。",
    )  # fmt: skip


def definition(indicator: Indicator) -> tuple[Entry, ...]:
    """What the figure means."""
    beneath = api.words_of(indicator.out_of) if indicator.out_of else "没有分母，是合计数"
    return (
        Entry("定义", indicator.means),
        Entry("分子", api.words_of(indicator.of)),
        Entry("分母", beneath),
        Entry("单位", indicator.unit),
        Entry("数据来源", api.source_words(indicator)),
        Entry("更新", f"{indicator.frequency}，月份结束后公布"),
        Entry("责任科室", indicator.owner),
        Entry("依据", "、".join(map(str, api.cites_of(indicator))) or "工作统计"),
    )


def matter_title(key: str) -> str:
    """A matter by name; merged ones by what they are."""
    if key == api.MERGED:
        return MERGED_MATTERS
    found = catalogue().matters.get(key)
    return found.service.short if found else key


def money(fen: int | None) -> str:
    """Yuan to the cent."""
    return HIDDEN if fen is None else yuan(fen)


def month_chart(months: Sequence[PaidMonth], year: int) -> Chart:
    """The year's months as bars."""
    bars = tuple(
        Bar(each.month.label, (each.whole.money or 0) / 100, money(each.whole.money),
            f"?{urlencode({'month': str(each.month)})}")
        for each in months
    )  # fmt: skip
    whole = sum(each.whole.money or 0 for each in months)
    says = f"{year} 年已交银行 {yuan(whole)} 元，{len(months)} 个月。"
    return Chart(f"{year} 年各月发放", says, "元", bars)


PAID_COLUMNS = (
    Column("金额（元）", numeric=True), Column("其中银行退回（元）", numeric=True, secondary=True),
    Column("户（人）数", numeric=True),
)  # fmt: skip


def matter_table(month: PaidMonth) -> Table:
    """A month by matter; each that is told by itself leads to its towns."""
    rows = tuple(
        Row((matter_title(paid.key), *_paid(paid)), _towns_of(paid)) for paid in month.matters
    )
    foot = ("合计", *_paid(month.whole)) if rows else ()
    return Table(
        f"{month.month.label}各事项", (Column("事项"), *PAID_COLUMNS), rows, foot,
        empty="领取的少于 5 户（人），不公布明细。",
    )  # fmt: skip


def town_table(asked: Asked, title: str, rows: Sequence[Paid]) -> Table:
    """A matter's month by town."""
    drawn = tuple(Row((asked.where(paid.key), *_paid(paid))) for paid in rows)
    return Table(
        f"{title}：各镇街", (Column("地区"), *PAID_COLUMNS), drawn,
        empty="人数太少，不分镇街公布。",
    )  # fmt: skip


def _paid(paid: Paid) -> tuple[str, str, str]:
    people = HIDDEN if paid.people is None else f"{paid.people:,}"
    return money(paid.money), money(paid.returned), people


def _towns_of(paid: Paid) -> str:
    if paid.key == api.MERGED:
        return ""
    return f"?{urlencode({'month': str(paid.month), 'matter': paid.key})}"
