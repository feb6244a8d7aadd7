"""A report as a document."""

from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.engines.reports.models import Report
from minzheng.registers.divisions.api import get_division


def letter_of(row: Report, on: date) -> notices.Letter:
    """What records say first, then the writer's own words."""
    figures = [line["text"] for line in row.lines if line["key"]]
    work = [line["text"] for line in row.lines if not line["key"]]
    body = [
        notices.paragraph(text)
        for title, lines in (
            ("一、主要数据（由系统从记录计算）", figures), ("二、任务办理", work),
            ("三、存在的问题", row.problems.splitlines()),
            ("四、下一步打算", row.next_steps.splitlines()),
        )
        for text in (title, *(line for line in lines if line.strip()))
    ]  # fmt: skip
    issuer = get_division(row.cadence.division_code).name
    head = notices.Head(f"{issuer}民政", row.cadence.addressee, on, row.confirmed_by)
    return notices.Letter(
        kind="report", title=f"{row.cadence.title}（{row.period}）", head=head, body=tuple(body),
        seal_place="",
    )  # fmt: skip
