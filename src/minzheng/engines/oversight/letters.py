"""The letter to the house: the record of the inspection, or the order to put things right."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.cases.api import REMEDY_CITES
from minzheng.engines.notices import api as notices
from minzheng.engines.oversight.coded import BAD, NOT_APPLICABLE
from minzheng.engines.oversight.models import Finding, Inspection
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.doer import Doer
from minzheng.registers.divisions.api import full_names, get_division
from minzheng.registers.offices.api import office_of

RECORD, ORDER, REQUEST = "检查记录", "责令整改通知书", "整改通知书"
WORD = "民检"
COLUMNS = (
    notices.Column("编号", "4字"), notices.Column("问题", "1fr", "left"),
    notices.Column("程度", "4字"), notices.Column("整改期限", "9字"),
)  # fmt: skip
Blocks = Iterator[notices.Block]


def issue_letter(inspection: Inspection, *, by: Doer, on: date) -> notices.Notice:
    """Number, print and keep the letter; it is handed over on the spot. Raises MissingGlyph.

    It goes out in the bureau's name, also where the town looked: only the bureau orders.
    """
    county = _county(inspection.facility.division_code)
    office = office_of(county, "district")
    findings = list(inspection.findings.all())
    name = office.name if office else f"{full_names([county])[county]}民政局"
    house = inspection.facility
    letter = notices.Letter(
        kind="letter", title=_title(inspection, findings),
        head=notices.Head(name, house.name, on),
        body=tuple(_body(inspection, findings, county)),
    )  # fmt: skip
    draft = notices.NoticeDraft(
        letter=letter, number_word=get_division(county).name[:1] + WORD,
        office_code=office.code if office else county, division_code=house.division_code,
        recipient=notices.Recipient("organisation", house.credit_code or house.ref, house.name),
        case_ref=inspection.ref,
    )  # fmt: skip
    return _handed(inspection, notices.issue_notice(draft, by=by, on=on), by, on)


def _handed(inspection: Inspection, notice: notices.Notice, by: Doer, on: date) -> notices.Notice:
    """Served there and then when the house confirmed; else its service is proved on paper."""
    if inspection.witness_refused:
        return notice
    mode, proof = notices.Notice.ServiceMode.ON_SPOT, f"机构在场人{inspection.witness}确认"
    return notices.serve_notice(notice, notices.Service(mode, on, proof), by=by)


def _title(inspection: Inspection, findings: list[Finding]) -> str:
    """To order needs an article that gives the power; without one that was read it is asked."""
    if not findings:
        return RECORD
    return ORDER if inspection.sheet.power else REQUEST


def _body(inspection: Inspection, findings: list[Finding], county: str) -> Blocks:
    yield from _opening(inspection)
    yield from _findings(inspection, findings)
    yield from _end(inspection, findings, county)


def _opening(inspection: Inspection) -> Blocks:
    day = inspection.begun_on or inspection.planned_on
    yield notices.paragraph(
        f"{_written(day)}，检查人员{inspection.inspector_names}对你单位"
        f"（{inspection.facility.address}）进行{inspection.reason_name}，"
        f"使用“{inspection.sheet.name}”共 {len(inspection.sheet.items)} 项。"
    )
    counted = list(inspection.answers.values_list("answer", flat=True))
    bad, without = counted.count(BAD), counted.count(NOT_APPLICABLE)
    good = len(counted) - bad - without
    yield notices.paragraph(f"结果：符合 {good} 项，不符合 {bad} 项，不适用 {without} 项。")


def _findings(inspection: Inspection, findings: list[Finding]) -> Blocks:
    if not findings:
        yield notices.paragraph("检查没有发现需要整改的问题。")
        return
    yield _heading("一、问题和整改期限")
    power = inspection.sheet.power
    asked = f"根据{power}，责令你单位" if power else "请你单位"
    yield notices.paragraph(f"{asked}在下列期限内整改：")
    yield notices.Table(COLUMNS, tuple(_row(each) for each in findings))
    yield _heading("二、依据")
    for each in findings:
        item = inspection.sheet.items[each.code]
        doubt = f"（{item.doubt}）" if item.doubt else ""
        yield notices.paragraph(f"{each.code}：{item.basis}{doubt}。")


def _row(finding: Finding) -> tuple[str, ...]:
    words = f"{finding.item}：{finding.words}"
    return (finding.code, words, finding.severity_name, _written(finding.due_on))


def _end(inspection: Inspection, findings: list[Finding], county: str) -> Blocks:
    if not findings:
        yield notices.paragraph(_said(inspection))
        return
    yield _heading("三、怎样回复")
    yield notices.paragraph(
        "请在期限内整改，在机构端逐项写明怎样整改的并附照片或 PDF；"
        "期限不够的，到期前在机构端申请延期。"
        "没有机构端账号的，向本局书面回复。"
    )
    yield _heading("四、机构意见")
    yield notices.paragraph(_said(inspection))
    yield _heading("五、不服怎么办")
    place = full_names([county])[county]
    yield from notices.remedies(notices.Actor("bureau", place, place), REMEDY_CITES)


def _said(inspection: Inspection) -> str:
    words = f"：{inspection.witness_words}" if inspection.witness_words else ""
    done = "拒绝确认" if inspection.witness_refused else "看过检查结果并确认"
    return f"在场人{inspection.witness}{done}{words}。"


def _heading(text: str) -> notices.Paragraph:
    return notices.Paragraph((notices.Run(text),), "heading")


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _county(division: str) -> str:
    return {level(code): code for code in ancestors(division)}.get("county", division)
