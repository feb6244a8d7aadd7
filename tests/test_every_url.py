"""Every address as every post, as an officer of the other town, as a citizen and as nobody.

The addresses are read from the resolver: a new one without an expectation fails. What anybody
does here is undone, so that the next one finds the same district.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from minzheng.engines.access.api import NewAccount, open_account, viewer_of
from minzheng.engines.access.testing import (
    DISTRICT,
    OFFICERS,
    PASSWORD,
    VILLAGE_A,
    VILLAGE_B,
    Cast,
    make_cast,
)
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.testing import apply, take
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, register_person

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
THURSDAY, FRIDAY = date(2026, 11, 5), date(2026, 11, 6)
BACKEND = "django.contrib.auth.backends.ModelBackend"
PDF = b"%PDF-1.4 a paper of the test"
MATTER, OCTOBER = "relief/dibao", Month(2026, 10)

DONE = {200, 302, 409}
WRONG_METHOD = 405
SENT = {"sent": "1"}  # a form always sends something, if only its token
ANYBODY, CITIZEN, OWN, NEIGHBOURS = "anybody", "citizen", "own", "neighbours"
OTHER_TOWN = {"other_village_worker", "other_town_clerk", "other_town_head"}

CASE_ROLES = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "check_clerk",
)  # fmt: skip
READERS = (*CASE_ROLES, "auditor")
VISITORS = tuple(role for role in CASE_ROLES if role != "check_clerk")
EVERYBODY = (
    *READERS, "finance_clerk", "finance_head", "system_admin", "security_admin",
)  # fmt: skip
CHECKERS = ("check_clerk", "district_clerk", "town_clerk")
HEADS = ("town_head", "district_head")
TAKERS_DOWN = ("town_clerk", "town_head", "district_clerk", "district_head")
SERVERS = ("village_worker", "town_clerk", "district_clerk")
PAYERS = ("finance_clerk", "finance_head", "district_clerk", "district_head", "auditor")
CLERKS = ("finance_clerk", "district_clerk")


@dataclass(frozen=True)
class Door:
    """Who may go through: posts, or one of the words above; `args` name things of the scene.

    `far`: an officer with the post elsewhere finds nothing (404); without things there is no far.
    """

    who: tuple[str, ...] | str
    args: tuple[str, ...] = ()
    also: frozenset[int] = frozenset()

    @property
    def far(self) -> bool:
        return bool(self.args)


def desk(*args: str, to: tuple[str, ...]) -> Door:
    return Door(to, args)


CASE, STEP, HOUSE, PERSON = ("case",), ("case", "step"), ("household",), ("person",)
PERSONAL = Door(EVERYBODY)
DOORS: dict[str, Door] = {
    "health": Door(ANYBODY),
    "looks:prefs": Door(ANYBODY, also=frozenset({400})),
    "looks:styleguide": Door(ANYBODY, also=frozenset({404})),
    "looks:specimen": Door(ANYBODY, also=frozenset({404})),
    "open:home": Door(ANYBODY),
    "open:notices": Door(ANYBODY),
    "open:notice": Door(ANYBODY, ("publicity",)),
    "open:object": Door(ANYBODY, ("publicity",)),
    "open:sheet": Door(ANYBODY, ("publicity",)),
    "open:verify": Door(ANYBODY),
    "open:verify-code": Door(ANYBODY, ("code",)),
    "open:parameters": Door(ANYBODY),
    "open:rules": Door(ANYBODY, ("field", "name")),
    "portal:home": Door(ANYBODY),
    "portal:services": Door(ANYBODY),
    "portal:guide": Door(ANYBODY, ("field", "name")),
    "portal:tell-once": Door(ANYBODY, ("field", "name")),
    "portal:check": Door(ANYBODY, ("field", "name")),
    "portal:sign-in": Door(ANYBODY),
    "portal:sign-out": Door(ANYBODY),
    "portal:keep": Door(ANYBODY, also=frozenset({204, 403})),
    "portal:progress": Door(ANYBODY),
    "portal:verify": Door(ANYBODY, ("code",)),
    "portal:tasks": Door(NEIGHBOURS, ("draft",)),
    "portal:page": Door(NEIGHBOURS, ("draft", "page")),
    "portal:papers": Door(NEIGHBOURS, ("draft",)),
    "portal:paper": Door(NEIGHBOURS, ("draft", "paper_key")),
    "portal:remove-paper": Door(NEIGHBOURS, ("draft", "material")),
    "portal:answers": Door(NEIGHBOURS, ("draft",)),
    "portal:promises": Door(NEIGHBOURS, ("draft",)),
    "portal:submit": Door(NEIGHBOURS, ("draft",)),
    "portal:discard": Door(NEIGHBOURS, ("draft",)),
    "portal:apply": Door(CITIZEN, ("field", "name")),
    "portal:my": Door(CITIZEN),
    "portal:messages": Door(CITIZEN),
    "portal:message": Door(OWN, ("own_message",)),
    "portal:payments": Door(CITIZEN),
    "portal:cases": Door(CITIZEN),
    "portal:case": Door(OWN, CASE),
    "portal:received": Door(OWN, CASE),
    "portal:receipt": Door(OWN, CASE),
    "portal:answer": Door(OWN, ("case", "element"), also=frozenset({404})),
    "portal:add-paper": Door(OWN, CASE),
    "portal:withdraw": Door(OWN, CASE),
    "portal:rate": Door(OWN, CASE),
    "portal:letter": Door(OWN, ("letter",)),
    "portal:material": Door(OWN, ("material",)),
    "portal:household": Door(CITIZEN),
    "portal:report": Door(CITIZEN),
    "portal:wrong": Door(CITIZEN),
    "desk:sign-in": Door(ANYBODY),
    "desk:sign-out": Door(ANYBODY),
    "desk:day": PERSONAL,
    "desk:account": PERSONAL,
    "desk:password": PERSONAL,
    "desk:code-enrol": PERSONAL,
    "desk:code-confirm": PERSONAL,
    "desk:code-drop": PERSONAL,
    "desk:messages": PERSONAL,
    "desk:message-read": desk("officers_message", to=("district_head",)),
    "desk:cases": Door(READERS),
    "desk:case": desk(*CASE, to=READERS),
    "desk:case-tab": desk("case", "tab", to=READERS),
    "desk:material": desk("case", "material", to=READERS),
    "desk:letter": desk("case", "letter", to=READERS),
    "desk:step": desk(*STEP, to=("town_clerk",)),
    "desk:answer": desk(*STEP, to=CASE_ROLES),
    "desk:check": desk(*CASE, to=CHECKERS),
    "desk:settle": desk("case", "check", to=CASE_ROLES),
    "desk:attach": desk(*CASE, to=CASE_ROLES),
    "desk:amend": desk(*CASE, to=CASE_ROLES),
    "desk:extend": desk(*CASE, to=HEADS),
    "desk:complain": desk(*CASE, to=CASE_ROLES),
    "desk:withdraw": desk(*CASE, to=CASE_ROLES),
    "desk:serve": desk("case", "letter", to=SERVERS),
    "desk:visits": Door(VISITORS),
    "desk:visit": desk(*CASE, to=VISITORS),
    "desk:household": desk(*HOUSE, to=READERS),
    "desk:household-payments": desk(*HOUSE, to=(*READERS, *PAYERS)),
    "desk:report": desk(*HOUSE, to=CASE_ROLES),
    "desk:people": Door(READERS),
    "desk:person": desk(*PERSON, to=READERS),
    "desk:person-benefits": desk(*PERSON, to=READERS),
    "desk:person-papers": desk(*PERSON, to=READERS),
    "desk:person-trail": desk(*PERSON, to=READERS),
    "desk:open-field": desk(*PERSON, to=READERS),
    "desk:notices": Door(READERS),
    "desk:letters": Door(READERS),
    "desk:publicity": desk("publicity", to=READERS),
    "desk:poster": desk("publicity", to=READERS),
    "desk:take-down": desk("publicity", to=TAKERS_DOWN),
    "desk:objection": desk("publicity", "objection", to=TAKERS_DOWN),
    "desk:payments": Door(PAYERS),
    "desk:compute": Door(CLERKS),
    "desk:run": desk("run", to=PAYERS),
    "desk:run-review": desk("run", to=("finance_head",)),
    "desk:run-approve": desk("run", to=("district_head",)),
    "desk:run-discard": desk("run", to=CLERKS),
    "desk:run-supplement": desk("run", to=CLERKS),
    "desk:run-export": desk("run", to=("finance_clerk",)),
    "desk:bank-file": desk("run", "file", to=("finance_clerk",)),
    "desk:run-returns": desk("run", to=("finance_clerk",)),
    "desk:reissue": desk("line", to=("finance_clerk",)),
    "desk:recoveries": Door(PAYERS),
    "desk:recovery": desk("recovery", to=PAYERS),
    "desk:recovery-confirm": desk("recovery", to=CLERKS),
    "desk:recovery-repay": desk("recovery", to=CLERKS),
    "desk:recovery-offset": desk("recovery", to=CLERKS),
    "desk:recovery-write-off": desk("recovery", to=CLERKS),
    "desk:recovery-approve": desk("recovery", to=("finance_head", "district_head")),
    "desk:parameters": PERSONAL,
    "desk:audit": Door(("auditor",)),
    "desk:audit-verify": Door(("auditor",)),
}
ROLE_OF = {key: role for key, (_, role, _) in OFFICERS.items()}
ACTORS = (*OFFICERS, "applicant", "neighbour", "nobody")
DEMO_ONLY = {"demo:move"}


@dataclass(frozen=True)
class Scene:
    """A district in which everything that an address can name is there once."""

    things: dict[str, Any]
    sessions: dict[str, str]

    def url(self, name: str) -> str:
        return reverse(name, args=[self.things[thing] for thing in DOORS[name].args])

    def browser(self, actor: str) -> Client:
        """A browser opened anew: who signed out in the last one is signed in here."""
        client = Client()
        if self.sessions[actor]:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[actor]
        return client

    def asks(self, actor: str, name: str, method: str) -> int:
        """The answer's status; what the asking did is undone."""
        try:
            with transaction.atomic():
                response = getattr(self.browser(actor), method)(self.url(name), SENT)
                said = b"" if response.streaming else response.content
                raise Undone(response.status_code, said)
        except Undone as undone:
            self._keeps_quiet(undone)
            return undone.status

    def _keeps_quiet(self, answer: "Undone") -> None:
        """Who is refused learns nothing of the family."""
        if answer.status in (403, 404):
            assert "罗春生" not in answer.said.decode("utf-8", "ignore")


class Undone(Exception):
    """Carries the answer out of the transaction that it undoes."""

    def __init__(self, status: int, said: bytes) -> None:
        self.status, self.said = status, said
        super().__init__(status)


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("scene")
    (folder / "business-date.txt").write_text(FRIDAY.isoformat())
    demo = override_settings(DATA_DIR=folder, DEMO=True)
    with django_db_blocker.unblock(), demo, transaction.atomic():
        yield make_scene(folder)
        transaction.set_rollback(True)


def make_scene(folder: Path) -> Scene:
    cast = make_cast(MONDAY)
    draft = open_neighbours_draft(cast)
    case = objected_case(cast, folder)
    things = {"field": "relief", "name": "dibao", "tab": "means", "page": "people"}
    things |= {"paper_key": "mandate", "element": "补正"} | things_of_case(cast, case)
    things |= paid_things(cast) | {"draft": draft.pk}
    return Scene(things, {actor: session_of(cast, actor) for actor in ACTORS})


def objected_case(cast: Cast, folder: Path) -> cases.Case:
    """Through check, visit and publicity; somebody objects, and the town looks again."""
    case = apply(cast, on=MONDAY)
    clerk, checker = cast.viewers["town_clerk"], cast.viewers["check_clerk"]
    cases.attach(case.number, cases.Upload("mandate", "a.pdf", PDF), by=clerk, on=MONDAY)
    take(case, "受理审查", "受理", by=clerk, on=TUESDAY)
    knows_of_pension(folder, cast.applicant.pk)
    cases.record_check(case.number, by=checker, on=WEDNESDAY)
    take(case, "信息核对", "一致", by=checker, on=WEDNESDAY)
    take(case, "入户调查", "调查完毕", by=clerk, on=WEDNESDAY, signers=("second_town_clerk",))
    take(case, "初审", "拟同意", by=clerk, on=THURSDAY)
    sheet = notices.publicity_of_case(case.ref).get()
    objection = notices.NewObjection("何大山", "13700137000", "他家有店面")
    return cases.raise_objection(sheet.pk, objection, on=FRIDAY)


def knows_of_pension(folder: Path, person: int) -> None:
    line = {"person": person, "item": "养老金", "column": "pension_income", "value": 90_000}
    told = json.dumps({**line, "source": "社保"}, ensure_ascii=False)
    (folder / "check-source.jsonl").write_text(f"{told}\n", "utf-8")


def things_of_case(cast: Cast, case: cases.Case) -> dict[str, Any]:
    sheet = notices.publicity_of_case(case.ref).get()
    letter = notices.notices_of_case(case.ref)[0]
    own = notices.Recipient("person", str(cast.applicant.pk))
    head = notices.Recipient("officer", "district_head")
    notices.send_message(head, "有一件办件等您办理", on=FRIDAY)
    return {
        "case": case.number,
        "step": case.steps.get(closed_on=None).pk,
        "check": case.checks.all()[0].pk,
        "material": case.materials.all()[0].pk,
        "letter": letter.pk,
        "code": letter.verify_code,
        "publicity": sheet.pk,
        "objection": sheet.objections.get().pk,
        "household": cast.household.number,
        "person": cast.applicant.pk,
        "own_message": notices.inbox(own)[0].pk,
        "officers_message": notices.inbox(head)[0].pk,
    }


def paid_things(cast: Cast) -> dict[str, Any]:
    """An October paid out, and afterwards found too much."""
    clerk, head, chief = (
        cast.doer(key) for key in ("finance_clerk", "finance_head", "district_head")
    )
    grant = payments.Grant(
        "case:earlier", MATTER, cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, OCTOBER, "decision:earlier", 3,
    )  # fmt: skip
    entitlement = payments.grant(grant, by=SYSTEM, on=date(2026, 9, 20))
    run = payments.compute_run(OCTOBER, MATTER, DISTRICT, by=clerk, on=OCTOBER.first).run
    run = payments.review_run(run, by=head, on=OCTOBER.first)
    run = payments.approve_run(run, by=chief, on=OCTOBER.first)
    file = payments.export_run(run, by=clerk, on=OCTOBER.first)
    basis = payments.Basis(OCTOBER, "去世", "decision:later")
    changed = payments.stop(entitlement, basis, by=SYSTEM, on=MONDAY)
    assert changed.recovery is not None
    recovery = payments.open_recovery(changed.recovery, by=clerk, on=MONDAY)
    payments.ask_write_off(recovery, "确实追不回", by=clerk, on=MONDAY)
    line = run.lines.get()
    return {"run": run.pk, "file": file.pk, "line": line.pk, "recovery": recovery.pk}


def open_neighbours_draft(cast: Cast) -> cases.Draft:
    """A citizen of the other town, with an application begun."""
    new = NewPerson(
        name="阿依古丽·买买提", id_number="44011819700101001X",
        registered_division=VILLAGE_B, living_division=VILLAGE_B,
    )  # fmt: skip
    person = register_person(new, by=SYSTEM, on=MONDAY)
    home = NewHousehold(head=person, division_code=VILLAGE_B, since=date(2020, 1, 1))
    open_household(home, by=SYSTEM)
    account = NewAccount(username="neighbour", password=PASSWORD, person=person)
    cast.accounts["neighbour"] = open_account(
        account, by=SYSTEM, at=datetime(2026, 10, 1, tzinfo=UTC)
    )
    cast.viewers["neighbour"] = viewer_of(cast.accounts["neighbour"], MONDAY)
    return cases.open_draft(MATTER, person.pk, by=cast.viewers["neighbour"], on=MONDAY)


def session_of(cast: Cast, actor: str) -> str:
    if actor == "nobody":
        return ""
    client = Client()
    client.force_login(cast.accounts[actor], backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def names() -> list[str]:
    """Every address there is, by name; one without a name shows its route."""
    return sorted(set(_names(get_resolver().url_patterns, ())) - DEMO_ONLY)


def _names(patterns: list[Any], spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or str(pattern.pattern)))


def allowed(name: str, actor: str) -> bool:
    who = DOORS[name].who
    if isinstance(who, tuple):
        near = actor not in OTHER_TOWN or not DOORS[name].far
        return ROLE_OF.get(actor) in who and near
    return (
        actor
        in {
            ANYBODY: set(ACTORS),
            CITIZEN: {"applicant", "neighbour"},
            OWN: {"applicant"},
            NEIGHBOURS: {"neighbour"},
        }[who]
    )


def refusals(name: str, actor: str) -> set[int]:
    """How somebody who may not is turned away."""
    is_desk = isinstance(DOORS[name].who, tuple)
    if actor == "nobody":
        return {302}
    if actor in OFFICERS:
        return {404} if is_desk and ROLE_OF[actor] in DOORS[name].who else {403, 404}
    return {403} if is_desk else {404}


def test_every_address_has_an_expectation() -> None:
    assert names() == sorted(DOORS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(DOORS))
def test_it_opens_to_those_it_is_for_and_to_nobody_else(scene: Scene, name: str) -> None:
    for actor in ACTORS:
        answers = {scene.asks(actor, name, method) for method in ("get", "post")} - {WRONG_METHOD}

        if allowed(name, actor):
            assert answers, f"{actor} 用什么方法都打不开 {name}"
            assert answers <= DONE | DOORS[name].also, f"{actor} 应能打开 {name}，得到 {answers}"
        else:
            assert answers, f"{name} 没有回答 {actor}"
            assert answers <= refusals(name, actor), f"{actor} 不应打开 {name}，得到 {answers}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(n for n in DOORS if n.startswith("desk:")))
def test_nobody_is_sent_to_sign_in(scene: Scene, name: str) -> None:
    if DOORS[name].who == ANYBODY:
        pytest.skip("这一页本来就是给没有登录的人的")
    with transaction.atomic():
        response = scene.browser("nobody").get(scene.url(name))
        transaction.set_rollback(True)

    assert response.status_code == WRONG_METHOD or response.url.startswith("/desk/sign-in/")
