"""What tests and the demo share: an application filled in, steps taken with plain records."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.asking import Asked
from minzheng.engines.cases.drafting import (
    HERSELF,
    form_of,
    open_draft,
    page_questions,
    save_page,
    sign_commitments,
    signers_of,
    submit_draft,
)
from minzheng.engines.cases.handling import take_step
from minzheng.engines.cases.models import Case, CaseStep, Draft
from minzheng.engines.cases.reading.recording import record_questions
from minzheng.engines.cases.values import Handling, Lodging
from minzheng.engines.consent.api import Wish, agree
from minzheng.kernel.units import Kind

MATTER = "relief/dibao"
ACCOUNT = "6222020200001234567"
ACCOUNT_GIVEN = {"bank": "农村商业银行", "account": ACCOUNT}

# What the family of the cast answers; everything else is no, none or nothing.
ANSWERS = {
    "apply_place": "在户籍地申请",
    "1.lives_together": "是",
    "1.legal_duty": "是",
    "2.lives_together": "是",
    "2.legal_duty": "是",
    "0.wage_income": "1500",
    "0.employment_cost": "300",
    "homes": "1",
    **ACCOUNT_GIVEN,
}
# What an institution answers.
HOUSE_STATED = {
    "legal_representative": "梁启明", "premises_right": "租赁", "floor_area": "2600",
    "contact_name": "邹小芬", "contact_phone": "020-82700011",
}  # fmt: skip
# What officers write down when nothing is wrong.
RECORDED = {
    "papers_complete": "是",
    "check_consistent": "是",
    "family_signed": "是",
    "staff_relative": "否",
    "1.lives_together": "是",
    "2.lives_together": "是",
}


def plain_answer(asked: Asked, given: Mapping[str, str], on: date) -> str:
    """What is given for a question, or else the plainest answer of its kind."""
    column = asked.name.rpartition(".")[2]
    for name in (asked.name, column):
        if name in given:
            return given[name]
    kind = asked.field.fact.unit.kind
    if kind is Kind.CODE:
        return next(iter(asked.field.options.values()))
    return {Kind.BOOL: "否", Kind.DATE: on.isoformat(), Kind.TEXT: "情况属实"}.get(kind, "0")


def fill_draft(cast: Cast, *, on: date, given: Mapping[str, str] = ANSWERS) -> Draft:
    """A draft of the cast's applicant with every page saved and every commitment signed."""
    by = cast.viewers["applicant"]
    draft = open_draft(MATTER, cast.applicant.pk, by=by, on=on)
    return fill(draft, given, by=by, on=on)


def fill(draft: Draft, given: Mapping[str, str], *, by: Viewer, on: date) -> Draft:
    """The same draft with every page saved and every commitment signed."""
    for page in form_of(draft).pages:
        _fill_page(draft, page.key, given, by=by, on=on)
        draft.refresh_from_db()
    signers = [person.pk for person in signers_of(draft, on)]
    keys = [commitment.key for commitment in form_of(draft).commitments]
    return sign_commitments(draft.pk, dict.fromkeys(keys, signers), by=by, on=on)


def apply(cast: Cast, *, on: date, given: Mapping[str, str] = ANSWERS) -> Case:
    """The cast's family applies; the wife authorises the check at her own sign-in."""
    draft = fill_draft(cast, on=on, given=given)
    case = submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=on)
    agree(Wish(cast.spouse.pk, case.matter, case.ref), by=cast.viewers["spouse"], on=on)
    return case


def apply_for(
    matter: str,
    given: Mapping[str, str],
    *,
    applicant: int,
    by: Viewer,
    on: date,
    lodging: Lodging = HERSELF,
) -> Case:
    """Somebody applies for any matter, for herself or for whom `lodging` names."""
    draft = open_draft(matter, applicant, by=by, on=on, lodging=lodging)
    draft = fill(draft, {**ACCOUNT_GIVEN, **given}, by=by, on=on)
    return submit_draft(draft.pk, draft.token, by=by, on=on)


def take(
    case: Case,
    element: str,
    outcome: str,
    *,
    by: Viewer,
    on: date,
    signers: tuple[str, ...] = (),
    **written: str,
) -> Case:
    """Take a step with a plain record; `written` tells what differs from it, and the `reason`."""
    reason = written.pop("reason", "")
    step = CaseStep.objects.select_related("case__household", "case__applicant").get(
        case=case, element=element, closed_on=None
    )
    handling = Handling(outcome, plain_record(step, on, written), reason, signers)
    return take_step(case.number, element, handling, by=by, on=on)


def plain_record(step: CaseStep, on: date, recorded: Mapping[str, str]) -> dict[str, str]:
    """A record in which every question has its plainest answer."""
    given = {**RECORDED, **recorded}
    pages = record_questions(step, given, on)
    return {asked.name: plain_answer(asked, given, on) for _, asks in pages for asked in asks}


def _fill_page(draft: Draft, page: str, given: Mapping[str, str], *, by: Viewer, on: date) -> None:
    """Twice, because an answer on the page may bring up another question of it."""
    for _ in range(2):
        asks = page_questions(draft, page, on)
        raw = {asked.name: plain_answer(asked, given, on) for asked in asks}
        cleaned = save_page(draft.pk, page, raw, by=by, on=on)
        draft.refresh_from_db()
        if not cleaned.errors:
            return
