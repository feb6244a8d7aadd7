"""How far a finding is put right: what was done, the money, and whose turn it is."""

from collections.abc import Iterator

from django.urls import reverse

from minzheng.engines.cases.api import Case
from minzheng.engines.payments.api import CorrectionSheet, Recovery
from minzheng.engines.supervision import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Event, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

MONEY = (Column("办什么"), Column("内容"), Column("现在"))
TONES = {
    CorrectionSheet.State.WAITING: "soon", CorrectionSheet.State.DONE: "ok",
    Recovery.State.PROPOSED: "soon", Recovery.State.OPEN: "info", Recovery.State.SETTLED: "ok",
}  # fmt: skip
TURNS = {
    api.FindingState.OPEN: "镇街：查清原因，改正，报告整改。",
    api.FindingState.ANSWERED: "区民政局：对照报告验收，通过就办结，没有通过就退回。",
}


def finding_events(finding: api.Finding, progress: api.Progress) -> list[Event]:
    """What was done, oldest first."""
    first = Event("发现问题", finding.review.second_name, finding.found_on, note=finding.words)
    deeds = [
        Event(
            deed.get_kind_display(), deed.by, deed.on, note=deed.words,
            due=f"到 {plain_date(deed.until)}" if deed.until else "",
        )
        for deed in api.deeds_of(finding)
    ]  # fmt: skip
    corrected = [event for sheet in progress.corrections for event in _corrected(sheet)]
    return sorted([first, *deeds, *corrected], key=lambda event: str(event.on))


def turns(finding: api.Finding, progress: api.Progress) -> list[str]:
    """Whose turn it is, in sentences; none once it is closed."""
    if finding.state == api.FindingState.CLOSED:
        return []
    money = f"区民政局：{progress.why_not}。" if progress.why_not else ""
    own = TURNS[api.FindingState(finding.state)]
    return [each for each in (own, money) if each]


def money_table(progress: api.Progress, *, opens: bool) -> Table:
    """Corrections, the case that is followed, what comes back; linked for who reads payments."""
    rows = [_sheet(each, opens=opens) for each in progress.corrections]
    if progress.case is not None:
        rows.append(_case(progress.case))
    rows += [_claim(each, opens=opens) for each in progress.claims]
    return Table("钱怎样纠正", MONEY, tuple(rows), empty="还没有更正待遇，也没有复核办件。")


def _corrected(sheet: CorrectionSheet) -> Iterator[Event]:
    yield Event("提出更正待遇", sheet.asked_by, sheet.asked_on, note=_words(sheet))
    if sheet.closed_on is not None:
        note = f"告知书 {sheet.notice_number}" if sheet.notice_number else ""
        yield Event("批准更正待遇", sheet.closed_by, sheet.closed_on, note=note)


def _sheet(sheet: CorrectionSheet, *, opens: bool) -> Row:
    state = tag_cell(sheet.get_state_display(), TONES.get(CorrectionSheet.State(sheet.state), ""))
    url = reverse("desk:pay-correction", args=[sheet.pk]) if opens else ""
    return Row(("更正待遇", _words(sheet), state), url)


def _case(case: Case) -> Row:
    word = tag_cell(case.end or case.current, "ok" if case.state == Case.ENDED else "info")
    return Row(("跟进办件", case.number, word), reverse("desk:case", args=[case.number]))


def _claim(claim: api.Claim, *, opens: bool) -> Row:
    row = claim.recovery
    words = f"多发 {yuan(row.amount)} 元，还差 {yuan(claim.outstanding)} 元"
    state = tag_cell(row.get_state_display(), TONES.get(Recovery.State(row.state), "plain"))
    return Row(("追回", words, state), reverse("desk:recovery", args=[row.pk]) if opens else "")


def _words(sheet: CorrectionSheet) -> str:
    right = f"每月应发 {yuan(sheet.monthly)} 元" if sheet.monthly else "不应发放"
    return f"{sheet.since.label}起{right}：{sheet.reason}"
