"""The receipt of an application as PDF: what was handed in, when, and what happens next."""

from collections.abc import Sequence

from minzheng.engines.cases.api import Case, Dossier
from minzheng.engines.notices.api import (
    KINDS,
    Column,
    Head,
    Letter,
    Paragraph,
    Run,
    Table,
    paragraph,
    render,
)
from minzheng.faces.portal.todo import title_of
from minzheng.registers.offices.api import office_of

KIND = "receipt"
COLUMNS = (Column("", "6字", "left"), Column("", "1fr", "left"))


def receipt_pdf(found: Dossier) -> bytes:
    """The receipt, printed anew each time from what the case holds. Raises MissingGlyph."""
    return render(receipt_of(found)).pdf


def receipt_of(found: Dossier) -> Letter:
    """The receipt as values."""
    case = found.case
    office = office_of(case.division_code, "town")
    issuer = office.name if office is not None else case.place
    head = Head(issuer=issuer, addressee=case.applicant_name, dated=case.submitted_on)
    title = f"收件回执（{title_of(case)}）" if KIND in KINDS else "收件回执"
    return Letter(
        kind=KIND, title=title, head=head, body=(_opening(case), _table(found), _closing())
    )


def together_pdf(event: str, cases: Sequence[Case]) -> bytes:
    """One receipt for an application in several matters. Raises MissingGlyph."""
    first = cases[0]
    office = office_of(first.division_code, "town")
    issuer = office.name if office is not None else first.place
    head = Head(issuer=issuer, addressee=first.applicant_name, dated=first.submitted_on)
    day = first.submitted_on
    told = f"你于{day.year}年{day.month}月{day.day}日一次提交的下列申请已经收到："
    rows = tuple((title_of(case), case.number, case.current) for case in cases)
    columns = (Column("事项", "1fr", "left"), Column("办件编号", "1fr", "left"),
               Column("现在到", "6字", "left"))  # fmt: skip
    title = f"收件回执（一件事：{event}）"
    body = (Paragraph((Run(told),)), Table(columns, rows), _closing())
    return render(Letter(kind=KIND, title=title, head=head, body=body)).pdf


def _opening(case: Case) -> Paragraph:
    day = case.submitted_on
    when = f"{day.year}年{day.month}月{day.day}日"
    whose = "你户" if case.person_id is None else "你"
    told = f"{whose}于{when}提交的{title_of(case)}申请已经收到，办件编号："
    return Paragraph((Run(told), Run(case.number, strong=True), Run("。")))


def _table(found: Dossier) -> Table:
    steps = "；".join(
        f"{step.element.name}（{step.actor}），{step.step.due_on} 前" for step in found.open_steps
    )
    papers = "、".join(material.title for material in found.materials) or "无"
    rows = (
        ("申请事项", found.matter_title), ("申请人", found.case.applicant_name),
        _whom(found), ("提交材料", papers),
        ("下一步", steps or found.case.current),
    )  # fmt: skip
    return Table(COLUMNS, rows)


def _whom(found: Dossier) -> tuple[str, str]:
    """For how many, or for whom."""
    if found.case.person is not None:
        return "为谁申请", found.case.person.name
    return "家庭人数", f"{len(found.members)} 人"


def _closing() -> Paragraph:
    return paragraph(
        "凭办件编号和登记的手机号后四位，不登录也可以查询办理进度。需要补充材料的，会一次性告知。"
    )
