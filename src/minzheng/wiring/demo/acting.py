"""What people do in a story, each by the real verb: apply, accept, visit, check, object, decide."""

from datetime import date

from minzheng.engines.cases import api as cases
from minzheng.engines.notices import api as notices
from minzheng.kernel.matter import catalogue
from minzheng.wiring.demo import words
from minzheng.wiring.demo.applying import MATTER, application, resident
from minzheng.wiring.demo.consenting import others_agree, sign_sheets
from minzheng.wiring.demo.deeds import Deed, Thread, answer, plain, take, take_as_ruled

DRAFTED_PAGES = 6
PLACE = {"apply_place": "在户籍地申请"}


def apply(thread: Thread, on: date) -> None:
    """The head of the family applies online; the other adults authorise the check."""
    form = application(thread.home, on=on, differs=thread.differs)
    thread.number = cases.submit(form, by=resident(thread.home), on=on).number
    others_agree(thread.home, thread.case.ref, on)


def apply_with_help(thread: Thread, on: date) -> None:
    """The village worker fills the application in with her."""
    worker = thread.desk.worker
    form = application(thread.home, on=on, differs=thread.differs, helper=worker.doer.name)
    thread.number = cases.submit(form, by=worker, on=on).number
    sign_sheets(thread.home, thread.case.ref, by=worker, on=on)


def accept(thread: Thread, on: date) -> None:
    """The town takes the application."""
    take(thread, Deed("受理审查", "受理"), thread.desk.clerk, on)


def accept_relative(thread: Thread, on: date) -> None:
    """The applicant is a relative of an officer: registered apart, the district visits."""
    take(thread, Deed("受理审查", "受理", {"staff_relative": "是"}), thread.desk.clerk, on)


def ask_papers(thread: Thread, on: date) -> None:
    """Told once, in one letter, all that is missing."""
    missing = {"papers_complete": "否", "papers_missing": words.PAPERS_MISSING}
    take(thread, Deed("受理审查", "一次性告知补正", missing), thread.desk.clerk, on)


def bring_papers(thread: Thread, on: date) -> None:
    """The family brings what was missing."""
    answer(thread, "补正", words.PAPERS_BROUGHT, on)


def send_away(thread: Thread, on: date) -> None:
    """Not the place to apply."""
    deed = Deed("受理审查", "不予受理", reason=words.WRONG_PLACE)
    take(thread, deed, thread.desk.clerk, on)


def visit(thread: Thread, on: date) -> None:
    """Two investigators from the town."""
    deed = Deed("入户调查", "调查完毕", signers=thread.colleague)
    take(thread, deed, thread.desk.clerk, on)


def find_unwilling(thread: Thread, on: date) -> None:
    """The family does not let the investigators in, three times."""
    told = {"family_signed": "否", "findings": words.UNWILLING}
    deed = Deed("入户调查", "无正当理由不配合", told, thread.colleague, words.UNWILLING)
    take(thread, deed, thread.desk.clerk, on)


def check(thread: Thread, on: date) -> None:
    """The check finds what the family declared."""
    clerk = thread.staff.bureau("check_clerk")
    cases.record_check(thread.number, by=clerk, on=on)
    take(thread, Deed("信息核对", "一致"), clerk, on)


def check_doubt(thread: Thread, on: date) -> None:
    """The check finds something else; the family is asked."""
    clerk = thread.staff.bureau("check_clerk")
    found = cases.record_check(thread.number, by=clerk, on=on)
    doubts = [
        f"{each.member}的{each.item}：申报{each.declared}，查到{each.found}"
        for each in found
        if each.state == cases.CheckState.DOUBT
    ]
    told = {"check_consistent": "否", "check_findings": "；".join(doubts)}
    take(thread, Deed("信息核对", "不一致", told), clerk, on)


def rebut(thread: Thread, on: date) -> None:
    """The family says that it is not so."""
    answer(thread, "核对举证", words.REBUTTAL, on)


def clear(thread: Thread, on: date) -> None:
    """It was somebody else of the same name."""
    _settle(thread, cases.CheckState.MISTAKEN, words.SAME_NAME, on)


def confirm_found(thread: Thread, on: date) -> None:
    """It is true: what was found counts."""
    _settle(thread, cases.CheckState.CONFIRMED, words.FOUND_TRUE, on)


def opine(thread: Thread, on: date) -> None:
    """The town's opinion, as the rules propose; seven days of publicity begin."""
    take_as_ruled(thread, Deed("初审", "拟同意"), thread.desk.clerk, on)


def object_to(thread: Thread, on: date) -> None:
    """A neighbour objects."""
    step = thread.case.steps.get(element="公示", closed_on=None)
    objection = notices.NewObjection("梁先生", "19900009999", words.OBJECTION)
    cases.raise_objection(int(step.publicity_ref), objection, on=on)


def extend(thread: Thread, on: date) -> None:
    """The head of the town grants the longer limit."""
    cases.extend(thread.number, "公示有异议", by=thread.desk.head, on=on)


def resurvey(thread: Thread, on: date) -> None:
    """Looked into again; published again."""
    deed = Deed("异议复查", "拟同意，再次公示", signers=thread.colleague)
    take(thread, deed, thread.desk.clerk, on)


def complain(thread: Thread, on: date) -> None:
    """Somebody rings up: the district must see the home itself."""
    cases.complain(thread.number, words.COMPLAINT, by=thread.desk.clerk, on=on)


def district_visit(thread: Thread, on: date) -> None:
    """Two investigators from the bureau."""
    colleague = thread.staff.bureau("second_district_clerk").doer.key
    deed = Deed("县级入户调查", "调查完毕", signers=(colleague,))
    take(thread, deed, thread.staff.bureau("district_clerk"), on)


def decide(thread: Thread, on: date) -> None:
    """The bureau, or the town it handed this down to, decides as the rules propose."""
    take_as_ruled(thread, Deed("审核确认", "批准"), thread.decider, on)


def send_back(thread: Thread, on: date) -> None:
    """Who decides is not convinced and sends the case back."""
    deed = Deed("审核确认", "退回复查", reason=words.SENT_BACK)
    take(thread, deed, thread.decider, on)


def withdraw(thread: Thread, on: date) -> None:
    """The family does not want to go on."""
    cases.withdraw(thread.number, words.WITHDRAWN, by=resident(thread.home), on=on)


def rate(thread: Thread, on: date) -> None:
    """Very satisfied."""
    review = cases.Review(5, {}, words.PRAISE)
    cases.rate(thread.number, review, by=resident(thread.home), on=on)


def rate_badly(thread: Thread, on: date) -> None:
    """Not satisfied: the head of the town must look into it."""
    review = cases.Review(2, {}, words.BLAME)
    cases.rate(thread.number, review, by=resident(thread.home), on=on)


def write_draft(thread: Thread, on: date) -> None:
    """The application is begun and left after a few pages."""
    by = resident(thread.home)
    draft = cases.open_draft(MATTER, thread.home.people[0].pk, by=by, on=on)
    given = {**words.recorded(thread.home, on), **PLACE}
    for page in catalogue().get(MATTER).form.pages[:DRAFTED_PAGES]:
        asks = cases.page_questions(draft, page.key, on)
        raw = {each.name: given.get(each.field.column, plain(each.field, on)) for each in asks}
        cases.save_page(draft.pk, page.key, raw, by=by, on=on)
        draft.refresh_from_db()


def _settle(thread: Thread, state: cases.CheckState, evidence: str, on: date) -> None:
    clerk = thread.staff.bureau("check_clerk")
    for row in thread.case.checks.filter(state=cases.CheckState.DOUBT):
        cases.settle_check(row.pk, state, evidence, by=clerk, on=on)
    deed = Deed("核对复核", "复核完毕", {"recheck_findings": evidence})
    take(thread, deed, clerk, on)
