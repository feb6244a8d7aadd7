"""Closed files as their team reads them: cards, lines, what comes next; counts for managers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.programmes.api import (
    COUNTS,
    VERDICTS,
    File,
    Line,
    Plan,
    PointFigures,
    State,
    Whole,
    due_clock,
    measure_dues,
)
from minzheng.faces.looks.charts import Lines, Point, Series
from minzheng.faces.looks.parts import Column, Entry, Event, Row, Table
from minzheng.faces.looks.written import plain_date, short_date
from minzheng.kernel.clock import ClockState
from minzheng.registers.masking import mask_name

STEPS = {State.REFERRED: "答复转介", State.ACTIVE: "复评", State.ENDED: "回访"}
TONES = {"better": "ok", "worse": "late", "same": "plain"}


@dataclass(frozen=True)
class Card:
    """A file in the list: the name masked, what is due and when."""

    row: File
    who: str
    step: str
    clock: ClockState | None


@dataclass(frozen=True)
class Outcome:
    """One scale over time: chart, last band, and what the change is worth."""

    line: Line
    chart: Lines
    band: str
    verdict: str
    tone: str


def cards(rows: Iterable[File], on: date) -> list[Card]:
    """In the order given."""
    return [card(row, on) for row in rows]


def card(row: File, on: date) -> Card:
    """One file."""
    clock = due_clock(row.due_on, on) if row.due_on else None
    step = STEPS.get(State(row.state), "") if clock else ""
    return Card(row, mask_name(row.who["name"]), step, clock)


def measure_clock(row: File, on: date) -> ClockState | None:
    """By when the next scale is to be answered; None when none is. One query."""
    due = measure_dues([row]).get(row.pk)
    return due_clock(due, on) if due else None


def outcomes(lines: Sequence[Line]) -> list[Outcome]:
    """Every scale that was taken."""
    return [_outcome(line) for line in lines]


def plan_entries(plan: Plan) -> list[Entry]:
    """The plan that holds."""
    goals = [Entry(f"目标 {place}", goal) for place, goal in enumerate(plan.told["goals"], 1)]
    return [
        *goals,
        Entry("每周", f"{plan.per_week} 次"),
        Entry("监护人的意见", plan.told["guardian"] or "不适用"),
        Entry("制定", f"{plan.by}，{plain_date(plan.on)}"),
    ]


def events(whole: Whole, shown: Card) -> list[Event]:
    """What was done, and what comes next."""
    done = [Event(d.get_kind_display(), d.by, d.on, note=d.words) for d in whole.deeds]
    if shown.clock is None:
        return done
    state = "late" if shown.clock.level == "late" else "now"
    return [*done, Event(shown.step, state=state, due=shown.clock.text)]


def who_entries(row: File) -> list[Entry]:
    """Identity and contacts; reading them is in the trail."""
    who, agreed = row.who, row.consent
    told = agreed["name"] + (f"（{agreed['relation']}）" if agreed["relation"] else "")
    return [
        Entry("姓名", who["name"]), Entry("身份证号", who["id_number"]),
        Entry("电话", who["phone"] or "没有留"), Entry("住址", who["address"] or "没有留"),
        Entry("监护人或紧急联系人", who["guardian"] or "没有留"),
        Entry("监护人电话", who["guardian_phone"] or "没有留"),
        Entry("转介", f"{row.source_name}　{who['referred_by']}"),
        Entry("同意", told), Entry("怎样说明的", agreed["words"] or "没有写"),
    ]  # fmt: skip


def figures_table(rows: Sequence[PointFigures]) -> Table:
    """Counts of every point; none tells of one person."""
    columns = (Column("服务点"), Column("服务"), *(Column(words) for words in COUNTS.values()))
    return Table(
        "各服务点", columns, tuple(_figures_row(each) for each in rows),
        empty="您的辖区还没有服务点。", empty_next="区民政局开设以后会出现在这里。",
    )  # fmt: skip


def _figures_row(each: PointFigures) -> Row:
    point = each.point
    cells = (point.facility.name, point.definition.short, *(each.counts[key] for key in COUNTS))
    return Row(cells, reverse("desk:programme-point", args=[point.pk]))


def _outcome(line: Line) -> Outcome:
    scale, last = line.scale, line.scores[-1]
    points = tuple(Point(short_date(each.on), each.total, str(each.total)) for each in line.scores)
    good = "越高越好" if scale.higher == "better" else "越低越好"
    says = f"满分 {scale.most} 分，{good}；相差 {scale.change.points:.1f} 分以上才算有变化。"
    chart = Lines(scale.name, says, "分", (Series("得分", points),))
    word = VERDICTS[line.verdict] if len(line.scores) > 1 else "只有开始时的一次"
    return Outcome(line, chart, scale.band(last.total), word, TONES[line.verdict])
