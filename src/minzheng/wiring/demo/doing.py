"""What people do in a case of any matter, each by the real verb, with the plainest of records."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Asked, CaseStep
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.form import NO, YES, Field
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.units import Kind
from minzheng.registers.people.api import NewPerson, register_person
from minzheng.wiring.demo import words
from minzheng.wiring.demo.applying import HELPED, answers, resident
from minzheng.wiring.demo.deeds import Act, Thread, plain
from minzheng.wiring.demo.places import DISTRICT

Told = Mapping[str, str]
NOTHING: Told = {}
FEN = 100
UNKNOWN_NAME = "不详"
BROUGHT = "护送人代为说明，本人无法说明身份"
SECOND = {
    "town_clerk": "colleague", "child_supervisor": "clerk",
    "district_clerk": "second_district_clerk", "assessor": "second_assessor",
}  # fmt: skip
AT_TOWN = {
    "village_worker": "worker", "child_director": "worker", "town_clerk": "clerk",
    "child_supervisor": "colleague", "town_head": "head",
}  # fmt: skip


def lodge(matter: str, told: Told = NOTHING, *, whom: int = 0, by: int | None = 0) -> Act:
    """An application about the member at `whom`, by another member or (None) at the window."""

    def act(thread: Thread, on: date) -> None:
        people = thread.home.people
        about, speaker = people[whom].pk, people[by or 0].pk
        helper = thread.desk.worker if by is None else None
        viewer = helper or resident(thread.home, by or 0)
        declared = catalogue().get(matter)
        lodging = cases.Lodging(
            person_id=about if declared.personal else None,
            place=thread.home.family.village.code if declared.application.anywhere else "",
        )
        mandate = cases.Mandate(helper.doer.name, HELPED) if helper else None
        draft = cases.open_draft(
            matter, speaker, by=viewer, on=on, mandate=mandate, lodging=lodging
        )
        _fill(draft, {**_known(thread, declared, whom, on), **told}, by=viewer, on=on)
        thread.number = cases.submit_draft(draft.pk, draft.token, by=viewer, on=on).number

    return act


def arrive(new: NewPerson, told: Told) -> Act:
    """Somebody without a home comes, or is brought, to the relief station."""

    def act(thread: Thread, on: date) -> None:
        station = thread.staff.bureau("relief_station")
        person = register_person(new, by=station.doer, on=on, source="救助站登记")
        mandate = cases.Mandate(station.doer.name, BROUGHT) if new.name == UNKNOWN_NAME else None
        draft = cases.open_draft(
            "relief/vagrant", person.pk, by=station, on=on, mandate=mandate,
            lodging=cases.Lodging(place=DISTRICT),
        )  # fmt: skip
        _fill(draft, told, by=station, on=on)
        thread.number = cases.submit_draft(draft.pk, draft.token, by=station, on=on).number

    return act


def find(matter: str, event: str, *, whom: int = 0) -> Act:
    """The pass over the population finds her; nobody has to apply."""

    def act(thread: Thread, on: date) -> None:
        person = thread.home.people[whom].pk
        thread.number = cases.open_found(matter, person, event, by=SYSTEM, on=on).number

    return act


def step(element: str, outcome: str, told: Told = NOTHING, *, reason: str = "") -> Act:
    """The officer in whose hands the step is takes it, with a colleague where two must sign."""

    def act(thread: Thread, on: date) -> None:
        row = _open_step(thread, element)
        by, hands = _officer(thread, row.role), cases.element_of(row)
        second = SECOND.get(row.role, "")
        signers = (_officer(thread, second).doer.key,) if getattr(hands, "hands", 1) > 1 else ()
        given = {**words.recorded(thread.home, on), "opinion_text": words.LOOKED_INTO, **told}
        asked = [each for _, asks in cases.record_questions(row, given, on) for each in asks]
        handling = cases.Handling(outcome, _typed(asked, given, on), reason, signers)
        cases.take_step(thread.number, element, handling, by=by, on=on)

    return act


def take_if_open(element: str, outcome: str, told: Told = NOTHING) -> Act:
    """The same where the case stands there: whether it does is drawn by lot (抽查)."""
    take = step(element, outcome, told)

    def act(thread: Thread, on: date) -> None:
        if thread.case.steps.filter(element=element, closed_on=None).exists():
            take(thread, on)

    return act


def respond(element: str, text: str = "", *, by: int = 0, told: Told = NOTHING) -> Act:
    """The person concerned answers; where the wait asks for an account she gives hers."""

    def act(thread: Thread, on: date) -> None:
        account = thread.home.family.account
        given = {"bank": "广州农村商业银行", "account": account, **told}
        asked = [
            each
            for _, asks in cases.record_questions(_open_step(thread, element), given, on)
            for each in asks
        ]
        reply = cases.Reply(text, record=_typed(asked, given, on))
        cases.answer(thread.number, element, reply, by=resident(thread.home, by), on=on)

    return act


def withdraw(thread: Thread, on: date) -> None:
    """She does not want to go on."""
    cases.withdraw(thread.number, words.WITHDRAWN, by=resident(thread.home), on=on)


def _fill(draft: cases.Draft, given: Mapping[str, str], *, by: Viewer, on: date) -> None:
    """Every page, then every signature."""
    form = catalogue().get(draft.matter).form
    for page in form.pages:
        asked = cases.page_questions(draft, page.key, on)
        raw = _typed(asked, given, on)
        wrong = cases.save_page(draft.pk, page.key, raw, by=by, on=on).errors
        if wrong:
            raise ValueError(f"《{form.title}》“{page.title}”：{wrong}")
        draft.refresh_from_db()
    signers = [person.pk for person in cases.signers_of(draft, on)]
    signed = dict.fromkeys((commitment.key for commitment in form.commitments), signers)
    cases.sign_commitments(draft.pk, signed, by=by, on=on)


def _known(thread: Thread, matter: Matter, whom: int, on: date) -> dict[str, str]:
    """What the family states when nothing is special, as it would be typed."""
    fields = {field.column: field for field in matter.form.fields()}
    stated = answers(thread.home, matter.form, on)
    if matter.personal:  # asked of one member, who stands first on each page
        stated = dict(_of_one(stated, whom % len(thread.home.people)))
    known = ((name, fields[name.rpartition(".")[2]], value) for name, value in stated.items())
    return {name: _text(asked, value) for name, asked, value in known if _answers(asked, value)}


def _of_one(stated: Mapping[str, Any], place: int) -> Iterator[tuple[str, Any]]:
    for name, value in stated.items():
        member, dot, column = name.rpartition(".")
        if not dot or member == str(place):
            yield f"0.{column}" if dot else name, value


def _answers(asked: Field, value: object) -> bool:
    """Whether the table of codes has it; most tables say “none” by 0, some have no such line."""
    return asked.fact.unit.kind is not Kind.CODE or value in asked.options


def _text(asked: Field, value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if asked.fact.unit.kind is Kind.MONEY and isinstance(value, int):
        return f"{value / FEN:.2f}"
    return str(value)


def _typed(asked: Iterable[Asked], given: Mapping[str, str], on: date) -> dict[str, str]:
    """The given answer to each question by its name or column, or else the plainest."""
    said = given.keys()
    wanted = (e for e in asked if not e.is_known or {e.name, e.field.column} & said)
    return {each.name: _given(each, given, on) for each in wanted}


def _given(asked: Asked, given: Mapping[str, str], on: date) -> str:
    column = asked.field.column
    found = next((given[name] for name in (column, asked.name) if name in given), None)
    return plain(asked.field, on) if found is None else found


def _open_step(thread: Thread, element: str) -> CaseStep:
    rows = CaseStep.objects.select_related("case__household", "case__applicant", "case__person")
    found = rows.filter(case__number=thread.number, element=element, closed_on=None).first()
    if found is None:
        raise LookupError(f"没有走到“{element}”，现在是“{thread.case.current}”")
    return found


def _officer(thread: Thread, role: str) -> Viewer:
    """Who holds a role for this family; "colleague" and the like are places at the town's desk."""
    place = AT_TOWN.get(role, role)
    return getattr(thread.desk, place, None) or thread.staff.bureau(role)
