"""Risks that come from lateness go up the line, one post at a time; again, nothing changes."""

from collections.abc import Iterator
from datetime import date, timedelta

from minzheng.engines.notices import api as notices
from minzheng.engines.pipeline import terms
from minzheng.engines.pipeline.coded import LATE_LINE
from minzheng.engines.pipeline.finding import stories_of
from minzheng.engines.pipeline.models import Project
from minzheng.engines.pipeline.risks import Story, missing_months

AT_ONCE = 500


def escalate_overdue(on: date) -> int:
    """Tell the next post of late milestones, missing reports, late next steps. Gives how many."""
    how = notices.Urging("escalate_pipeline", "pipeline", _said, terms.escalate_days)
    return notices.urge(_late(on), how, on=on)


def _said(what: str, count: int) -> str:
    return f"您辖区内有 {count} 项{what}，请办理或督办"


def _late(on: date) -> Iterator[notices.Late]:
    rows = list(Project.objects.filter(accepted_on=None).order_by("pk"))
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        stories = stories_of(some, on)
        for row in some:
            yield from _of(row, stories[row.pk], on)


def _of(row: Project, story: Story, on: date) -> Iterator[notices.Late]:
    place, lines = row.division_code, terms.lines(row.division_code, on)
    for due in story.dues:
        if due.done_on is None:
            last = due.due_on + timedelta(days=lines.late_days)
            yield notices.Late("项目节点逾期", f"{row.ref}:{due.name}", place, last, LATE_LINE)
    for month in missing_months(story, lines, on):
        day = month.next().first + timedelta(days=lines.report_day - 1)
        yield notices.Late("项目没有报进度", f"{row.ref}:{month}", place, day, LATE_LINE)
    if row.next_on is not None:
        yield notices.Late("项目下一步逾期", row.ref, place, row.next_on, LATE_LINE)
