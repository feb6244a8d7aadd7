"""Feeds as tables: the board by department, one feed with its columns and what it gives."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.engines.exchange.api import BoardRow, Delivery, FeedState, State
from minzheng.engines.parameters.api import book
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.feed import Column as FeedColumn
from minzheng.kernel.feed import Feed
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce, ParamError
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind
from minzheng.registers.offices.api import home_division

BOARD = (
    Column("数据"), Column("报送部门", secondary=True), Column("情况"), Column("数据日期"),
    Column("应报日期", secondary=True), Column("行数", numeric=True),
    Column("未通过", numeric=True), Column("已关联", numeric=True, secondary=True),
    Column("近12次行数", secondary=True), Column("在办", numeric=True),
)  # fmt: skip
COLUMNS = (
    Column("表头"), Column("含义"), Column("类型"), Column("填写"), Column("保护", secondary=True),
    Column("也认得的表头", secondary=True),
)  # fmt: skip
GIVES = (Column("得出"), Column("含义"), Column("怎样得出", secondary=True))
TONES = {"fresh": ("正常", "ok"), "late": ("逾期", "late"), "missing": ("从未到库", "soon")}
WIDTH, HEIGHT, STEP = 96, 24, 8


def board_figures(rows: Sequence[BoardRow]) -> tuple[Figure, ...]:
    """How many stand how."""
    counts = {word: sum(row.state.standing == word for row in rows) for word in TONES}
    return (
        Figure("数据", str(len(rows)), "份"),
        Figure("按时到库", str(counts["fresh"]), "份"),
        Figure("逾期", str(counts["late"]), "份", strong=counts["late"] > 0),
        Figure("从未到库", str(counts["missing"]), "份"),
    )


def board_table(rows: Sequence[BoardRow]) -> Table:
    """Every feed, sorted by department."""
    return Table("各部门数据", BOARD, tuple(_board_row(row) for row in rows), empty="没有数据。")


def feed_figures(state: FeedState) -> tuple[Figure, ...]:
    """How it stands today."""
    word, _ = TONES[state.standing]
    if state.never:
        return (Figure("情况", word, strong=True),)
    return (
        Figure("情况", word, note=_age(state), strong=state.standing == "late"),
        Figure("数据日期", plain_date(state.last_day)),
        Figure("行数", f"{state.rows:,}", "行"),
        Figure("未通过", f"{state.refused_permille / 10:g}", "%", note=_linked(state)),
    )


def feed_entries(feed: type[Feed], on: date) -> tuple[Entry, ...]:
    """Whose it is, why it may be had, how often it comes, how long it is kept, whom it serves."""
    basis = feed.basis if isinstance(feed.basis, tuple) else (feed.basis,)
    manner = "每次只报新增，按关键项并入" if feed.adds else "每次报送整份名单，取代上一份"
    whole = "完整：查不到的就是没有" if feed.whole else "不完整：查不到的只是不知道"
    return (
        Entry("报送部门", feed.owner),
        Entry("依据", "；".join(str(article) for article in basis)),
        Entry("报送周期", f"每{feed.every}一次，宽限{feed.grace}"),
        Entry("报送方式", manner),
        Entry("名单", whole),
        Entry("关键项", _key(feed)),
        Entry("保存期限", _kept(feed, on)),
        Entry("用于", _users(feed)),
        Entry("单行查看", "只限指定人员" if feed.closed else "按岗位和辖区"),
    )


def column_table(feed: type[Feed]) -> Table:
    """Each column and the term it is."""
    rows = tuple(
        Row(
            (
                column.header,
                column.term.term,
                _kind(column),
                "必填" if column.required else "可不填",
                "加密存放" if column.sealed else "",
                "、".join(column.also),
            )
        )
        for column in feed.columns
    )
    return Table("约定的列", COLUMNS, rows)


def gives_table(feed: type[Feed]) -> Table:
    """What rows of a person say of her."""
    rows = tuple(Row((fact.term, fact.means, sentence(expr))) for fact, expr in feed.gives.items())
    return Table("一个人的各行得出什么", GIVES, rows)


def trend_chart(feed: type[Feed], rows: Iterable[Delivery]) -> Chart | None:
    """Rows of the last deliveries into the lake, oldest first; None below two."""
    taken = [row for row in rows if row.state == State.ACCEPTED][:12][::-1]
    if len(taken) < 2:
        return None
    change = taken[-1].rows - taken[-2].rows
    word = "多" if change >= 0 else "少"
    says = f"最近一次 {taken[-1].rows:,} 行，比上一次{word} {abs(change):,} 行。"
    bars = tuple(Bar(plain_date(row.day), row.rows, f"{row.rows:,}") for row in taken)
    return Chart(f"{feed.title}：近 {len(taken)} 次行数", says, "行", bars)


def _board_row(row: BoardRow) -> Row:
    state = row.state
    word, tone = TONES[state.standing]
    late = f"{word} {state.age - state.every} 天" if state.standing == "late" else word
    figures = ("", "", "") if state.never else (
        f"{state.rows:,}", f"{state.refused_permille / 10:g}%", f"{state.linked_permille / 10:g}%"
    )  # fmt: skip
    cells = (
        row.feed.title, row.feed.owner, tag_cell(late, tone),
        plain_date(state.last_day) if state.last_day else "",
        plain_date(row.due_on) if row.due_on else f"每{row.feed.every}",
        *figures, sparkline([each.rows for each in row.trend]),
        str(row.waiting) if row.waiting else "",
    )  # fmt: skip
    return Row(cells, reverse("desk:feed", args=[row.feed.name()]))


def sparkline(values: Sequence[int]) -> SafeString | str:
    """A bar for each of the last deliveries; the numbers are on the page of the feed."""
    if len(values) < 2:
        return ""
    highest = max(values) or 1
    sizes = [max(1, round(HEIGHT * value / highest)) for value in values]
    bars = format_html_join(
        "",
        '<rect class="bar" x="{}" y="{}" width="6" height="{}"/>',
        ((place * STEP, HEIGHT - size, size) for place, size in enumerate(sizes)),
    )
    said = f"近 {len(values)} 次：最多 {max(values):,} 行，最近 {values[-1]:,} 行"
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}">{}</svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, said, bars,
    )  # fmt: skip


def _age(state: FeedState) -> str:
    return "今天入库" if state.age == 0 else f"{state.age} 天前入库"


def _linked(state: FeedState) -> str:
    return f"接收的行里 {state.linked_permille / 10:g}% 知道是谁"


def _key(feed: type[Feed]) -> str:
    terms = "、".join(term.term for term in feed.key)
    return f"同一人按{terms}区分各行" if terms else "每人只有一行"


def _kind(column: FeedColumn) -> str:
    unit = column.term.unit
    if unit.kind is Kind.CODE:
        labels = list(unit.codes.values())
        return "、".join(labels[:4]) + (f" 等 {len(labels)} 类" if len(labels) > 4 else "")
    return str(unit.kind.value)


def _kept(feed: type[Feed], on: date) -> str:
    try:
        value = book().entry(feed.keeps.key, on=on, place=home_division())
    except (NotInForce, ParamError):
        return "还没有录入，请在“标准与参数”里由两人录入"
    return f"{feed.keeps.unit.text(value.value)}（{value.source}）"


def _users(feed: type[Feed]) -> str:
    titles = [
        matter.service.title
        for key, matter in sorted(catalogue().matters.items())
        if feed.is_for(key)
    ]
    if len(titles) == len(catalogue().matters):
        return f"全部 {len(titles)} 个事项"
    return "、".join(titles) or "没有事项使用"
