"""Work lists as tables: number first, party second, days left last."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.cases.api import VIEWS, Filters, WorkRow
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date

COLUMNS = (
    Column("办件号"), Column("当事人"), Column("事项", secondary=True), Column("当前环节"),
    Column("所在地", secondary=True), Column("提交", secondary=True), Column("剩余时限"),
)  # fmt: skip
DONE_COLUMNS = (*COLUMNS[:3], Column("我办的环节"), *COLUMNS[4:6], Column("办理结果"))
EMPTY = {
    "todo": ("没有待您办理的办件。", "新的申请受理、环节转到您这里时，会出现在这里。"),
    "doing": ("没有别人正在办的办件。", "您办完、转到下一环节的办件会出现在这里。"),
    "returned": ("没有退回的办件。", "退回补正、等当事人答复和重新办理的办件会出现在这里。"),
    "soon": ("没有快到期的办件。", "到期前 3 个工作日会出现在这里。"),
    "late": ("没有超期的办件。", "快到期的办件会提前 3 个工作日出现在“即将超期”里。"),
    "done": ("您还没有办结过环节。", "办完的环节会留在这里，随时可以查看。"),
}
MOST_SAID = 99
LOUD = {"late": "late", "soon": "soon"}


def work_table(view: str, rows: Iterable[WorkRow], caption: str = "") -> Table:
    """The rows of a view; an empty one says why and what comes next."""
    done = view == "done"
    why, then = EMPTY[view]
    drawn = tuple(_row(row) for row in rows)
    columns = DONE_COLUMNS if done else COLUMNS
    return Table(caption or VIEWS[view], columns, drawn, empty=why, empty_next=then)


def view_tabs(current: str, counts: dict[str, int]) -> tuple[Tab, ...]:
    """The views as dossier tabs with their counts."""
    return tuple(
        Tab(label, view_url(view), view == current, said(counts[view]) if view in counts else "")
        for view, label in VIEWS.items()
    )


def count_figures(counts: dict[str, int]) -> tuple[Figure, ...]:
    """The counts of my day; each opens its rows."""
    return tuple(
        Figure(VIEWS[view], said(count), "件", url=view_url(view), strong=view == "todo")
        for view, count in counts.items()
    )


def said(count: int) -> str:
    """A count as a tab shows it; counting goes no further than that."""
    return f"{MOST_SAID}+" if count > MOST_SAID else str(count)


def view_url(view: str) -> str:
    """The address of a view."""
    return f"{reverse('desk:cases')}?view={view}"


def next_query(view: str, filters: Filters, cursor: str) -> dict[str, str]:
    """What stands in the address of the next page: every condition, and where it begins."""
    held = {"matter": filters.matter, "division": filters.division, "q": filters.text}
    return {"view": view, **{name: text for name, text in held.items() if text}, "cursor": cursor}


def _row(row: WorkRow) -> Row:
    tone = LOUD.get(row.clock.level, "") if row.clock else ""
    last = row.outcome if row.done_on else clock_cell(row.clock) if row.clock else "历法待公布"
    what = f"{row.matter_title}（{row.event}）" if row.event else row.matter_title
    again = f"（第 {row.round} 次）" if row.round > 1 else ""
    url = reverse("desk:case", args=[row.number])
    cells = (row.number, row.applicant, what, row.current + again, near(row.place),
             plain_date(row.submitted_on), last)  # fmt: skip
    return Row(cells, url, tone)
