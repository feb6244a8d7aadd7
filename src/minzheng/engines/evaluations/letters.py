"""The letter by which a house learns its result: points by part, grade, how long it holds."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import REMEDY_CITES
from minzheng.engines.evaluations.errors import NoSuchEvaluation
from minzheng.engines.evaluations.models import Entry
from minzheng.engines.evaluations.posts import record
from minzheng.engines.evaluations.rubric import points_text
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.doer import Doer
from minzheng.registers.divisions.api import full_names, get_division
from minzheng.registers.offices.api import office_of

TITLE, WORD = "评价结果通知书", "民评"
COLUMNS = (
    notices.Column("部分", "1fr", "left"), notices.Column("满分", "5字"),
    notices.Column("得分", "5字"), notices.Column("占满分", "6字"),
)  # fmt: skip
Blocks = Iterator[notices.Block]


def issue_letter(entry: Entry, *, by: Doer, on: date) -> notices.Notice:
    """Number, print and keep the letter of a graded entry. Raises MissingGlyph."""
    county = _county(entry.division_code)
    office = office_of(county, "district")
    name = office.name if office else f"{full_names([county])[county]}民政局"
    letter = notices.Letter(
        kind="letter", title=TITLE, head=notices.Head(name, entry.name, on),
        body=tuple(_body(entry, county)),
    )  # fmt: skip
    draft = notices.NoticeDraft(
        letter=letter, number_word=get_division(county).name[:1] + WORD,
        office_code=office.code if office else county, division_code=entry.division_code,
        recipient=notices.Recipient("organisation", entry.credit_code or entry.ref, entry.name),
        case_ref=entry.ref,
    )  # fmt: skip
    return notices.issue_notice(draft, by=by, on=on)


def open_letter(viewer: Viewer, entry: Entry) -> tuple[bytes, str]:
    """The letter as issued and its number; the entry comes from entry_for or own_entry.

    Raises NoSuchEvaluation before there is a result, MissingDocument, TamperedDocument.
    """
    if entry.notice is None:
        raise NoSuchEvaluation("还没有结果，没有通知书。请从“质量评价”重新进入")
    content = notices.letter_pdf(entry.notice)
    with transaction.atomic():
        record(entry, "open_evaluation_letter", viewer, number=entry.notice.number)
    return content, entry.notice.number


def _body(entry: Entry, county: str) -> Blocks:
    told, rubric = entry.round, entry.rubric
    yield notices.paragraph(
        f"按照“{rubric.title}”，对你单位 {told.since.year} 年 {told.since.month} 月至"
        f" {told.until.year} 年 {told.until.month} 月的情况作了评价，结果如下。"
    )
    rows = tuple(
        (part.title, points_text(part.points), points_text(entry.parts[part.code]),
         f"{entry.parts[part.code] * 100 / part.points:.1f}%")
        for part in rubric.dimensions
    )  # fmt: skip
    total = (("合计", points_text(rubric.total), points_text(entry.total or 0),
              f"{(entry.total or 0) * 100 / rubric.total:.1f}%"),)  # fmt: skip
    yield notices.Table(COLUMNS, (*rows, *total))
    yield notices.paragraph(_result(entry))
    yield notices.Paragraph((notices.Run("不服怎么办"),), "heading")
    place = full_names([county])[county]
    yield from notices.remedies(notices.Actor("bureau", place, place), REMEDY_CITES)


def _result(entry: Entry) -> str:
    if entry.vetoes:
        facts = "；".join(f"{each['title']}：{each['words']}" for each in entry.vetoes)
        return f"有一票否决的情形（{facts}），不定等次。"
    grade = entry.grade_given
    if grade is None:
        return "总分或有的部分没有达到最低等次的要求，不定等次。"
    until = entry.valid_until
    days = f"有效期到 {until.year} 年 {until.month} 月 {until.day} 日。" if until else ""
    return (
        f"等次：{grade.name}。总分达到 {points_text(grade.total)} 分，"
        f"各部分都达到该部分满分的 {grade.part}%。{days}"
    )


def _county(division: str) -> str:
    return {level(code): code for code in ancestors(division)}.get("county", division)
