"""What people do in a story, each by the real verb: apply, accept, visit, check, object, decide."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case, Handling, Reply
from minzheng.engines.notices import api as notices
from minzheng.kernel.matter import catalogue
from minzheng.kernel.units import Kind
from minzheng.wiring.demo import words
from minzheng.wiring.demo.applying import MATTER, application, resident
from minzheng.wiring.demo.officers import Staff, TownDesk
from minzheng.wiring.demo.population import Home

DEAD_FOR_DAYS = 14
DRAFTED_PAGES = 6
PLACE = {"apply_place": "在户籍地申请"}

Noted = tuple[int, str, int]  # member's place in the family, column, value


@dataclass
class Thread:
    """One family's story as it goes: who serves it, and the case it stands at."""

    home: Home
    staff: Staff
    differs: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""

    @property
    def desk(self) -> TownDesk:
        return self.staff.desk(self.home.family.village)

    @property
    def case(self) -> Case:
        return Case.objects.get(number=self.number)


Act = Callable[[Thread, date], None]


def apply(thread: Thread, on: date) -> None:
    """The head of the family applies online."""
    form = application(thread.home, on=on, differs=thread.differs)
    thread.number = cases.submit(form, by=resident(thread.home), on=on).number


def apply_with_help(thread: Thread, on: date) -> None:
    """The village worker fills the application in with her."""
    worker = thread.desk.worker
    form = application(thread.home, on=on, differs=thread.differs, helper=worker.doer.name)
    thread.number = cases.submit(form, by=worker, on=on).number


def accept(thread: Thread, on: date) -> None:
    _take(thread, "受理审查", "受理", thread.desk.clerk, on)


def accept_relative(thread: Thread, on: date) -> None:
    """The applicant is a relative of an officer: registered apart, the district visits."""
    _take(thread, "受理审查", "受理", thread.desk.clerk, on, staff_relative="是")


def ask_papers(thread: Thread, on: date) -> None:
    """Told once, in one letter, all that is missing."""
    missing = {"papers_complete": "否", "papers_missing": words.PAPERS_MISSING}
    _take(thread, "受理审查", "一次性告知补正", thread.desk.clerk, on, **missing)


def bring_papers(thread: Thread, on: date) -> None:
    _answer(thread, "补正", words.PAPERS_BROUGHT, on)


def send_away(thread: Thread, on: date) -> None:
    """Not the place to apply."""
    _take(thread, "受理审查", "不予受理", thread.desk.clerk, on, reason=words.WRONG_PLACE)


def visit(thread: Thread, on: date) -> None:
    """Two investigators from the town."""
    _take(thread, "入户调查", "调查完毕", thread.desk.clerk, on, signers=_signers(thread))


def find_unwilling(thread: Thread, on: date) -> None:
    """The family does not let the investigators in, three times."""
    _take(
        thread, "入户调查", "无正当理由不配合", thread.desk.clerk, on,
        signers=_signers(thread), reason=words.UNWILLING, family_signed="否",
    )  # fmt: skip


def check(thread: Thread, on: date) -> None:
    """The check finds what the family declared."""
    clerk = thread.staff.bureau("check_clerk")
    cases.record_check(thread.number, by=clerk, on=on)
    _take(thread, "信息核对", "一致", clerk, on)


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
    _take(thread, "信息核对", "不一致", clerk, on, **told)


def rebut(thread: Thread, on: date) -> None:
    _answer(thread, "核对举证", words.REBUTTAL, on)


def clear(thread: Thread, on: date) -> None:
    """It was somebody else of the same name."""
    _settle(thread, cases.CheckState.MISTAKEN, words.SAME_NAME, on)


def confirm_found(thread: Thread, on: date) -> None:
    """It is true: what was found counts."""
    _settle(thread, cases.CheckState.CONFIRMED, words.FOUND_TRUE, on)


def opine(thread: Thread, on: date) -> None:
    """The town's opinion, as the rules propose; seven days of publicity begin."""
    _take_proposed(thread, "初审", thread.desk.clerk, on)


def object_to(thread: Thread, on: date) -> None:
    """A neighbour objects."""
    step = thread.case.steps.get(element="公示", closed_on=None)
    objection = notices.NewObjection("梁先生", "19900009999", words.OBJECTION)
    cases.raise_objection(int(step.publicity_ref), objection, on=on)


def extend(thread: Thread, on: date) -> None:
    cases.extend(thread.number, "公示有异议", by=thread.desk.head, on=on)


def resurvey(thread: Thread, on: date) -> None:
    """Looked into again; published again."""
    _take(thread, "异议复查", "再次公示", thread.desk.clerk, on, signers=_signers(thread))


def complain(thread: Thread, on: date) -> None:
    """Somebody rings up: the district must see the home itself."""
    cases.complain(thread.number, words.COMPLAINT, by=thread.desk.clerk, on=on)


def district_visit(thread: Thread, on: date) -> None:
    colleague = thread.staff.bureau("second_district_clerk").doer.key
    clerk = thread.staff.bureau("district_clerk")
    _take(thread, "县级入户调查", "调查完毕", clerk, on, signers=(colleague,))


def decide(thread: Thread, on: date) -> None:
    """The bureau decides as the rules propose."""
    _take_proposed(thread, "审核确认", thread.staff.bureau("district_head"), on)


def send_back(thread: Thread, on: date) -> None:
    """The bureau is not convinced and sends the case back."""
    head = thread.staff.bureau("district_head")
    _take(thread, "审核确认", "退回复查", head, on, reason=words.SENT_BACK)


def withdraw(thread: Thread, on: date) -> None:
    cases.withdraw(thread.number, words.WITHDRAWN, by=resident(thread.home), on=on)


def rate(thread: Thread, on: date) -> None:
    review = cases.Review(5, {}, words.PRAISE)
    cases.rate(thread.number, review, by=resident(thread.home), on=on)


def rate_badly(thread: Thread, on: date) -> None:
    review = cases.Review(2, {}, words.BLAME)
    cases.rate(thread.number, review, by=resident(thread.home), on=on)


def write_draft(thread: Thread, on: date) -> None:
    """The application is begun and left after a few pages."""
    by = resident(thread.home)
    draft = cases.open_draft(MATTER, thread.home.people[0].pk, by=by, on=on)
    given = {**words.recorded(thread.home, on), **PLACE}
    for page in catalogue().get(MATTER).form.pages[:DRAFTED_PAGES]:
        asks = cases.page_questions(draft, page.key, on)
        raw = {asked.name: _plain(asked, given, on) for asked in asks}
        cases.save_page(draft.pk, page.key, raw, by=by, on=on)
        draft.refresh_from_db()


def report_death(place: int) -> Act:
    """The village worker reports that a member has died a fortnight ago."""

    def act(thread: Thread, on: date) -> None:
        person = thread.home.people[place].pk
        _report(thread, cases.DEATH, on, on - timedelta(days=DEAD_FOR_DAYS), person)

    return act


def report(event: str, changes: Callable[[Home], Iterable[Noted]] | None = None) -> Act:
    """A change is reported; what is new is noted by the town's clerk."""

    def act(thread: Thread, on: date) -> None:
        _report(thread, event, on, on, None)
        found = [
            cases.Change(column, value, thread.home.people[place].pk)
            for place, column, value in (changes(thread.home) if changes else ())
        ]
        cases.amend_facts(
            thread.number, found, source="家庭申报", reason=words.REPORTED,
            by=thread.desk.clerk, on=on,
        )  # fmt: skip

    return act


def review(outcome: str, **record: str) -> Act:
    """The town looks again, with this result."""

    def act(thread: Thread, on: date) -> None:
        signers = _signers(thread)
        _take(thread, "核查", outcome, thread.desk.clerk, on, signers=signers, **record)

    return act


def be_heard(thread: Thread, on: date) -> None:
    """What the family says before its allowance is cut or ended."""
    _answer(thread, "听取意见", words.HEARD, on)


def decide_change(outcome: str) -> Act:
    """The bureau decides on the allowance it pays."""

    def act(thread: Thread, on: date) -> None:
        head = thread.staff.bureau("district_head")
        _take(thread, "决定", outcome, head, on, hearing_reply=words.HEARING_REPLY)

    return act


def _report(
    thread: Thread, event: str, on: date, happened_on: date, person: int | None
) -> None:
    household = thread.home.household.pk
    happening = cases.Happening(household, event, happened_on, person, "村（社区）报告")
    (case,) = cases.report_change(happening, by=thread.desk.worker, on=on)
    thread.number = case.number


def _settle(thread: Thread, state: cases.CheckState, evidence: str, on: date) -> None:
    clerk = thread.staff.bureau("check_clerk")
    for row in thread.case.checks.filter(state=cases.CheckState.DOUBT):
        cases.settle_check(row.pk, state, evidence, by=clerk, on=on)
    _take(thread, "核对复核", "复核完毕", clerk, on, recheck_findings=evidence)


def _answer(thread: Thread, element: str, text: str, on: date) -> None:
    cases.answer(thread.number, element, Reply(text), by=resident(thread.home), on=on)


def _signers(thread: Thread) -> tuple[str, ...]:
    return (thread.desk.colleague.doer.key,)


def _take_proposed(thread: Thread, element: str, by: Viewer, on: date) -> None:
    """Take a step with the outcome that the rules propose, as an officer mostly does."""
    found = cases.suggestion(thread.case, by, on)
    if found is None or not found.outcome:
        missing = "、".join(found.missing) if found else "没有规则"
        raise LookupError(f"{thread.number} 的“{element}”没有建议：{missing}")
    _take(thread, element, found.outcome, by, on)


def _take(
    thread: Thread,
    element: str,
    outcome: str,
    by: Viewer,
    on: date,
    *,
    signers: tuple[str, ...] = (),
    reason: str = "",
    **told: str,
) -> None:
    given = {**words.recorded(thread.home, on), **told}
    if signers:
        given["investigators"] = "、".join((by.doer.name, thread.staff.name(signers[0])))
    handling = Handling(outcome, _record(thread, element, on, given), reason, signers)
    cases.take_step(thread.number, element, handling, by=by, on=on)


def _record(thread: Thread, element: str, on: date, given: Mapping[str, str]) -> dict[str, str]:
    """A record in which every question has an answer: the given one, or the plainest of its kind."""
    step = cases.CaseStep.objects.select_related("case__household").get(
        case__number=thread.number, element=element, closed_on=None
    )
    pages = cases.record_questions(step, given, on)
    return {asked.name: _plain(asked, given, on) for _, asks in pages for asked in asks}


def _plain(asked: cases.Asked, given: Mapping[str, str], on: date) -> str:
    for name in (asked.name, asked.field.column):
        if name in given:
            return given[name]
    if not asked.field.required:
        return ""
    if asked.field.options:
        return next(iter(asked.field.options.values()))
    kind = asked.field.fact.unit.kind
    return {Kind.BOOL: "否", Kind.DATE: on.isoformat(), Kind.TEXT: words.FINE}.get(kind, "0")
