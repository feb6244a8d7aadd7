"""The page of the feeds: whose they are, by which article, how often, for whom, which columns."""

from collections.abc import Iterator

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.feed import Column, Feed, feeds, precedences
from minzheng.kernel.law import Article
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce
from minzheng.kernel.sentence import Words, tidy
from minzheng.wiring.reference.matters import Here
from minzheng.wiring.reference.writing import (
    FEEDS,
    Pages,
    anchor,
    cited,
    link,
    matter_page,
    paragraphs,
    table,
)

COLUMNS = ("表头", "术语", "单位或取值", "必填", "存放", "也认得的表头")
GIVES = ("说明这个人的什么", "怎样得出")
BELIEVED = ("事实", "先后", "为什么")
OWN = "民政登记的"
ROWS_ARE = "一个人在这份数据里的各行，就是下面说的“各成员”。"


def feed_pages(here: Here) -> Pages:
    """One page, a section for each feed, then who is believed."""
    sections = (part for name, feed in feeds().items() for part in _section(name, feed, here))
    listed = "\n".join(f"- {link(feed.title, f'{FEEDS}#{name}', FEEDS)}，{feed.owner}"
                       for name, feed in feeds().items())  # fmt: skip
    return {FEEDS: paragraphs(
        "# 各部门数据", "每份数据在 feeds/ 里有一个文件，写明谁提供、凭什么、多久一次、给谁用。",
        listed, ROWS_ARE, *sections, "## 谁的话算数", _believed())}  # fmt: skip


def _section(name: str, feed: type[Feed], here: Here) -> Iterator[str]:
    yield f"{anchor(name)}\n\n## {feed.title}"
    yield table(("项目", "内容"), _particulars(name, feed, here))
    yield table(COLUMNS, map(_column, feed.columns))
    yield table(GIVES, ((fact.term, _words(expr)) for fact, expr in feed.gives.items()))


def _particulars(name: str, feed: type[Feed], here: Here) -> Iterator[tuple[str, str]]:
    yield "名称", f"`{name}`"
    yield "提供部门", feed.owner
    yield "依据", cited(_basis(feed), FEEDS)
    yield "多久一次", f"每{feed.every}，逾期{feed.grace}算没有按时报送"
    yield "怎样报送", "只报新增的，按人和关键项合并" if feed.adds else "整份名单，替换上一份"
    yield "同一行", "、".join(["人", *(term.term for term in feed.key)]) + "都相同的是同一行"
    yield "没有记录的人", "就是没有" if feed.whole else "不知道，不能当作没有"
    yield "谁能看单行", "只有指定人员" if feed.closed else "所服务事项的经办人"
    yield "保存多久", _kept(feed, here)
    yield "给哪些事项用", _used(feed)


def _basis(feed: type[Feed]) -> tuple[Article, ...]:
    return feed.basis if isinstance(feed.basis, tuple) else (feed.basis,)


def _kept(feed: type[Feed], here: Here) -> str:
    try:
        entry = catalogue().params.entry_of(feed.keeps, on=here.on, place=here.place)
    except NotInForce:
        return f"待录入（`{feed.keeps.key}`）"
    return f"{entry.value} 个月（`{feed.keeps.key}`，{entry.source}）"


def _used(feed: type[Feed]) -> str:
    matters = catalogue().matters.items()
    return "、".join(link(str(matter), matter_page(key), FEEDS)
                     for key, matter in sorted(matters) if feed.is_for(key))  # fmt: skip


def _column(column: Column) -> tuple[str, ...]:
    unit = column.term.unit
    values = "、".join(unit.codes.values()) or unit.name or unit.kind.value
    kept = "加密" if column.sealed else "可以计算"
    required = "是" if column.required else ""
    return column.header, column.term.term, values, required, kept, "、".join(column.also)


def _words(expr: Expr) -> str:
    return tidy(Words().say(expr).text)


def _believed() -> str:
    return table(BELIEVED, ((fact.term, _order(fact), each.why)
                            for fact, each in precedences().items()))  # fmt: skip


def _order(fact: Fact) -> str:
    sources = precedences()[fact].sources
    return "，再".join(OWN if source is fact else source.term for source in sources)
