"""What a step's own record decides does not close its outcomes before the record is written."""

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.cases.api import Case, Dossier, Lodging, dossier, open_draft, submit_draft
from minzheng.engines.cases.drafting import form_of, page_questions, save_page, sign_commitments
from minzheng.engines.cases.testing import ACCOUNT, plain_answer, take
from minzheng.engines.cases.tests.days import MONDAY

FIRE = {
    "hardship_event": "火灾", "people_affected": "1", "event_story": "夜里起火",
    "bank": "农村商业银行", "account": ACCOUNT,
}  # fmt: skip
JUDGED = {
    "hardship_event": "火灾", "living_in_danger": "是", "hardship_grade": "一般",
    "hardship_months": "1", "helped_for_same_cause": "否", "times_this_year": "0",
}  # fmt: skip


def emergency(cast: Cast) -> Case:
    """Judged to be an emergency: the head of the town is to help first."""
    by = cast.viewers["town_clerk"]
    draft = open_draft(
        "relief/temporary", cast.applicant.pk, by=by, on=MONDAY, lodging=Lodging(place=VILLAGE_A)
    )
    for page in form_of(draft).pages:
        asked = page_questions(draft, page.key, MONDAY)
        raw = {each.name: plain_answer(each, FIRE, MONDAY) for each in asked if not each.is_known}
        save_page(draft.pk, page.key, raw, by=by, on=MONDAY)
        draft.refresh_from_db()
    signers = [cast.applicant.pk, cast.spouse.pk]
    keys = [commitment.key for commitment in form_of(draft).commitments]
    sign_commitments(draft.pk, dict.fromkeys(keys, signers), by=by, on=MONDAY)
    case = submit_draft(draft.pk, draft.token, by=by, on=MONDAY)
    return take(case, "登记研判", "急难型", by=by, on=MONDAY, **JUDGED)


def closed(found: Dossier) -> dict[str, str]:
    return {c.outcome: c.why_not for step in found.open_steps for c in step.choices}


def test_help_can_be_chosen_before_its_sum_is_written_down(cast: Cast) -> None:
    case = emergency(cast)

    choices = closed(dossier(case, cast.viewers["town_head"], MONDAY))

    assert choices == {"先行救助": "", "已由备用金支付": "", "不需要先行救助": ""}


def test_without_an_account_it_stays_closed(cast: Cast) -> None:
    case = emergency(cast)
    case.answers.pop("account")
    case.save(update_fields=["answers"])

    choices = closed(dossier(case, cast.viewers["town_head"], MONDAY))

    assert choices["先行救助"]
