"""What is risky about a project, by rule, each with its reason; plain values, no tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

WHOLE = 10_000  # ten-thousandths
LATE, AHEAD, SILENT, PRICE = "late", "ahead", "silent", "price"
SPLIT, INVOICE, CHANGE, STEP = "split", "invoice", "change", "step"
RULES = {
    LATE: "节点逾期",
    AHEAD: "付款超过进度",
    SILENT: "没有报进度",
    PRICE: "单价异常",
    SPLIT: "疑似拆分",
    INVOICE: "发票重复",
    CHANGE: "变更没有重新批准",
    STEP: "下一步逾期",
}


@dataclass(frozen=True)
class Risk:
    """A rule that speaks, and why."""

    rule: str
    reason: str

    @property
    def name(self) -> str:
        return RULES[self.rule]


@dataclass(frozen=True)
class Lines:
    """From where on something is a risk; shares in ten-thousandths, money in fen."""

    late_days: int
    ahead: int
    report_day: int
    price_off: int
    split_amount: Fen
    split_days: int
    change_most: int


@dataclass(frozen=True)
class Due:
    """A milestone: when it is due, when it was reached."""

    name: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class Deal:
    """A contract as the rules see it; money in fen, `change_open`: changed, not approved anew."""

    key: int
    party: str
    signed_on: date
    first: Fen
    amount: Fen
    unit_price: Fen = 0
    low: Fen = 0
    high: Fen = 0
    change_open: bool = False


@dataclass(frozen=True)
class Story:
    """All that the rules look at; `others`: other projects' contracts with the same parties.

    `months`: the months that were reported; `progress` in ten-thousandths.
    """

    dues: Sequence[Due] = ()
    deals: Sequence[Deal] = ()
    others: Sequence[Deal] = ()
    paid: Fen = 0
    progress: int = 0
    started_on: date | None = None
    ended_on: date | None = None
    months: frozenset[str] = frozenset()
    invoices_twice: Sequence[str] = ()
    next_on: date | None = None
    next_step: str = ""


def risks_of(story: Story, lines: Lines, on: date) -> list[Risk]:
    """Every rule that speaks on the day, in the order of RULES."""
    return [
        *late(story.dues, lines, on),
        *ahead(story, lines),
        *silent(story, lines, on),
        *prices(story.deals, lines),
        *splits(story, lines),
        *invoices(story),
        *changes(story.deals, lines),
        *step(story, on),
    ]


def late(dues: Iterable[Due], lines: Lines, on: date) -> Iterator[Risk]:
    """A milestone that is not reached so many days after its day."""
    for each in dues:
        over = (on - each.due_on).days
        if each.done_on is None and over > lines.late_days:
            yield Risk(LATE, f"“{each.name}”应于 {each.due_on} 完成，已超 {over} 天")


def ahead(story: Story, lines: Lines) -> Iterator[Risk]:
    """More of the contracts was paid than the progress bears."""
    total = sum(each.amount for each in story.deals)
    if not total:
        return
    share = story.paid * WHOLE // total
    if share - story.progress > lines.ahead:
        yield Risk(AHEAD, f"已付合同的 {_percent(share)}，进度 {_percent(story.progress)}")


def silent(story: Story, lines: Lines, on: date) -> Iterator[Risk]:
    """A month of work without its report, once the day for it is over."""
    missing = missing_months(story, lines, on)
    if missing:
        named = "、".join(month.label for month in missing[-3:])
        yield Risk(SILENT, f"{named}没有报进度，一共缺 {len(missing)} 个月")


def missing_months(story: Story, lines: Lines, on: date) -> list[Month]:
    """The months whose report is overdue, from the month after the start on."""
    if story.started_on is None:
        return []
    last = Month.of(min(on, story.ended_on or on)).previous()
    if last.next().first + timedelta(days=lines.report_day - 1) >= on:
        last = last.previous()
    first = Month.of(story.started_on)
    if last < first:
        return []
    return [each for each in Month.between(first, last) if str(each) not in story.months]


def prices(deals: Iterable[Deal], lines: Lines) -> Iterator[Risk]:
    """A unit price that lies outside what the market asks."""
    for each in deals:
        if not (each.unit_price and each.high):
            continue
        least = each.low * (WHOLE - lines.price_off)
        most = each.high * (WHOLE + lines.price_off)
        if not least <= each.unit_price * WHOLE <= most:
            asked = f"{yuan_text(each.low)}至{yuan_text(each.high)}"
            yield Risk(PRICE, f"{each.party}单价 {yuan_text(each.unit_price)}，市场区间 {asked}")


def splits(story: Story, lines: Lines) -> Iterator[Risk]:
    """Small contracts with one contractor that add up, within some days, to a large one."""
    known = {each.key: each for each in (*story.others, *story.deals)}
    small = [each for each in known.values() if each.first < lines.split_amount]
    told: set[str] = set()
    for each in story.deals:
        near = [
            other for other in small
            if other.party == each.party
            and abs((other.signed_on - each.signed_on).days) <= lines.split_days
        ]  # fmt: skip
        total = sum(other.first for other in near)
        alone = len(near) < 2 or each not in near or each.party in told
        if not alone and total >= lines.split_amount:
            told.add(each.party)
            yield Risk(
                SPLIT,
                f"{each.party}在 {lines.split_days} 天内签 {len(near)} 份小额合同，"
                f"合计 {yuan_text(total)}，达到 {yuan_text(lines.split_amount)}",
            )


def invoices(story: Story) -> Iterator[Risk]:
    """An invoice that was handed in more than once."""
    for each in story.invoices_twice:
        yield Risk(INVOICE, f"发票 {each} 用了不止一次")


def changes(deals: Iterable[Deal], lines: Lines) -> Iterator[Risk]:
    """A contract that was changed by much without being approved anew."""
    for each in deals:
        by = changed_by(each.first, each.amount)
        if each.change_open and by > lines.change_most:
            yield Risk(CHANGE, f"{each.party}的合同变更 {_percent(by)}，还没有重新批准")


def step(story: Story, on: date) -> Iterator[Risk]:
    """What was to be done next is overdue."""
    if story.next_on is not None and story.next_on < on:
        yield Risk(STEP, f"“{story.next_step}”应于 {story.next_on} 完成")


def changed_by(first: Fen, amount: Fen) -> int:
    """By how much a sum changed, in ten-thousandths, rounded up: what is over the line is over."""
    return -(-abs(amount - first) * WHOLE // first)


def _percent(share: int) -> str:
    return f"{share / 100:g}%"
