"""What elders and families say: calls back of a drawn sample, confirmations, stars, complaints."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.homecare.coded import ANSWERERS, CALLERS, STARS, Odd, VisitState
from minzheng.engines.homecare.errors import HomecareRefused
from minzheng.engines.homecare.models import Call, Complaint, Visit
from minzheng.engines.homecare.posts import call_for, complaint_for, family_visit
from minzheng.engines.homecare.suspecting import look_at, say
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.vocabulary import homecare as terms

YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS = {YES: "是", NO: "不是", UNSURE: "说不清"}


@dataclass(frozen=True)
class Answer:
    """What was said on the phone: ANSWERS, stars 1–5 or None, in words."""

    came: str
    long_enough: str
    stars: int | None = None
    words: str = ""


@transaction.atomic
def record_call(by: Viewer, pk: int, answer: Answer, *, on: date) -> Call:
    """Keep what the elder said; what disagrees with the record is flagged.

    Raises NoSuchVisit, NotAllowed, HomecareRefused.
    """
    require(by, CALLERS, call_for(by, pk).visit.division_code)
    row = Call.objects.select_for_update(of=("self",)).select_related("visit").get(pk=pk)
    if row.called_on is not None:
        raise HomecareRefused(f"{row.called_by}已于 {row.called_on} 回访过，不用再打")
    if answer.came not in ANSWERS or answer.long_enough not in ANSWERS:
        raise HomecareRefused("请选择来过没有、时间够不够")
    _check_stars(answer.stars)
    row.came, row.long_enough = answer.came, answer.long_enough
    row.stars, row.words = answer.stars, answer.words.strip()[:200]
    row.called_on, row.called_by = on, by.doer.name
    row.save()
    wrong = _disagrees(row.visit, answer)
    if wrong:
        say(row.visit, Odd.CALLED, wrong, on)
    tell(by.doer, "record_home_call", row.visit.ref, row.visit.division_code,
         came=row.came, long_enough=row.long_enough, stars=row.stars)  # fmt: skip
    return row


@transaction.atomic
def confirm_visit(viewer: Viewer, pk: int, came: bool, stars: int | None, *, on: date) -> Visit:
    """The elder or the family says whether somebody came, and how it was.

    Raises NoSuchVisit, HomecareRefused.
    """
    family_visit(viewer, pk, on)
    rows = Visit.objects.select_for_update(of=("self",)).select_related("person", "plan")
    row = rows.get(pk=pk)
    if row.state != VisitState.DONE:
        raise HomecareRefused("这一次还没有做完，做完以后再确认")
    if row.confirmed_on is not None:
        raise HomecareRefused(f"{row.confirmed_by}已于 {row.confirmed_on} 确认过")
    _check_stars(stars)
    row.confirmed_on, row.confirmed_by, row.stars = on, viewer.doer.name, stars
    row.save(update_fields=["confirmed_on", "confirmed_by", "stars"])
    if row.settlement_id is None:
        look_at(row, on)  # who confirms stands in for the signature
    if not came:
        say(row, Odd.DENIED, f"{viewer.doer.name}说这一次没有人来", on)
    tell(viewer.doer, "confirm_home_visit", row.ref, row.division_code, came=came, stars=stars)
    return row


@transaction.atomic
def complain(viewer: Viewer, pk: int, words: str, *, on: date) -> Complaint:
    """The elder or the family says what is wrong. Raises NoSuchVisit, HomecareRefused."""
    row = family_visit(viewer, pk, on)
    if not words.strip():
        raise HomecareRefused("请写明哪里不满意，工作人员才好去核实")
    if row.complaints.filter(answered_on=None).exists():
        raise HomecareRefused("这一次已有一条投诉在办，答复以后可以再提")
    days = number(terms.投诉天数, row.division_code, on)
    made = Complaint.objects.create(
        visit=row, words=words.strip()[:300], made_on=on, made_by=viewer.doer.name,
        due_on=on + timedelta(days=days),
    )  # fmt: skip
    tell(viewer.doer, "complain_home_visit", row.ref, row.division_code, complaint=made.pk)
    return made


@transaction.atomic
def answer_complaint(by: Viewer, pk: int, answer: str, founded: bool, *, on: date) -> Complaint:
    """Say what was found. Raises NoSuchVisit, NotAllowed, HomecareRefused."""
    require(by, ANSWERERS, complaint_for(by, pk).visit.division_code)
    row = Complaint.objects.select_for_update(of=("self",)).select_related("visit").get(pk=pk)
    if row.answered_on is not None:
        raise HomecareRefused(f"{row.answered_by}已于 {row.answered_on} 答复")
    if not answer.strip():
        raise HomecareRefused("请写明核实的情况和处理结果，投诉人会看到")
    row.answer, row.founded = answer.strip()[:300], founded
    row.answered_on, row.answered_by = on, by.doer.name
    row.save()
    tell(by.doer, "answer_home_complaint", row.visit.ref, row.visit.division_code,
         complaint=row.pk, founded=founded)  # fmt: skip
    return row


def _disagrees(row: Visit, answer: Answer) -> str:
    """Where what was said is not what was recorded."""
    if answer.came == NO:
        return "回访时老人或家属说这一次没有人来"
    if answer.long_enough == NO:
        return f"回访时老人或家属说没有服务满 {row.planned} 分钟"
    return ""


def _check_stars(stars: int | None) -> None:
    if stars is not None and stars not in STARS:
        raise HomecareRefused("满意度请从五个里选一个")
