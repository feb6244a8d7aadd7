"""A district in which everything that an address can name is there once."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

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
from minzheng.engines.parameters import api as parameters
from minzheng.engines.payments import api as payments
from minzheng.engines.screening.api import build
from minzheng.engines.simulation import api as simulation
from minzheng.engines.standards import api as standards
from minzheng.faces.looks.prefs import COOKIE as LOOKS
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, register_person

from . import (
    doors_airing,
    doors_alarms,
    doors_alerts,
    doors_board,
    doors_caregiving,
    doors_circles,
    doors_coverage,
    doors_delivery,
    doors_disclosure,
    doors_discovery,
    doors_evaluations,
    doors_facilities,
    doors_feeds,
    doors_figures,
    doors_filings,
    doors_finding,
    doors_guarantees,
    doors_health,
    doors_homecare,
    doors_learning,
    doors_ledger,
    doors_library,
    doors_lights,
    doors_linkage,
    doors_lists,
    doors_meals,
    doors_meetings,
    doors_needs,
    doors_oversight,
    doors_partners,
    doors_pipeline,
    doors_places,
    doors_plans,
    doors_population,
    doors_programmes,
    doors_projects,
    doors_provider,
    doors_rentals,
    doors_reports,
    doors_reserves,
    doors_residence,
    doors_rounds,
    doors_safety,
    doors_services,
    doors_sharing,
    doors_sources,
    doors_staffing,
    doors_statistics,
    doors_street,
    doors_supervision,
    doors_vouchers,
)
from .doors import DOORS as OLDER

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
THURSDAY, FRIDAY = date(2026, 11, 5), date(2026, 11, 6)
BACKEND = "django.contrib.auth.backends.ModelBackend"
PDF = b"%PDF-1.4 a paper of the test"
MATTER, OCTOBER = "relief/dibao", Month(2026, 10)

AREAS = (
    doors_feeds, doors_linkage, doors_sources, doors_alerts, doors_sharing, doors_population,
    doors_board, doors_figures, doors_disclosure, doors_finding, doors_places, doors_lists,
    doors_partners, doors_services, doors_provider,
    doors_facilities, doors_delivery, doors_oversight, doors_ledger, doors_reserves,
    doors_discovery, doors_street, doors_programmes, doors_projects, doors_supervision,
    doors_needs, doors_caregiving, doors_circles, doors_meals, doors_lights,
    doors_residence,
    doors_rounds, doors_health, doors_evaluations, doors_staffing, doors_safety,
    doors_homecare, doors_guarantees, doors_vouchers,
    doors_rentals, doors_alarms, doors_plans, doors_pipeline, doors_meetings, doors_airing,
    doors_learning, doors_library, doors_reports, doors_statistics,
    doors_coverage,
    doors_filings,  # last: it registers further places of the house
)  # fmt: skip
DOORS = OLDER | {name: door for area in AREAS for name, door in area.DOORS.items()}
SENT = {"sent": "1"}  # a form always sends something, if only its token
ACTORS = (*OFFICERS, "applicant", "neighbour", "house", "other_house", "nobody")


@dataclass(frozen=True)
class Scene:
    """A district in which everything that an address can name is there once."""

    things: dict[str, Any]
    sessions: dict[str, str]

    def url(self, name: str) -> str:
        return reverse(name, args=[self.things[thing] for thing in DOORS[name].args])

    def browser(self, actor: str) -> Client:
        """A browser opened anew: who signed out in the last one is signed in here."""
        return browser_of(self.sessions[actor])

    def page(self, actor: str, name: str, looks: str = "") -> str:
        """The page at an address as the actor reads it; empty where there is none to read."""
        client = self.browser(actor)
        client.cookies[LOOKS] = looks
        try:
            with transaction.atomic():
                response = client.get(self.url(name))
                is_page = response.get("Content-Type", "").startswith("text/html")
                whole = response.status_code == 200 and is_page and not response.streaming
                raise Undone(response.status_code, response.content if whole else b"")
        except Undone as undone:
            return undone.said.decode("utf-8")

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


def browser_of(session: str) -> Client:
    """A browser opened anew, signed in where there is a session."""
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


class Undone(Exception):
    """Carries the answer out of the transaction that it undoes."""

    def __init__(self, status: int, said: bytes) -> None:
        self.status, self.said = status, said
        super().__init__(status)


def make_scene(folder: Path) -> Scene:
    cast = make_cast(MONDAY)
    return fill_scene(cast, open_neighbours_draft(cast), folder)


def fill_scene(cast: Cast, draft: cases.Draft, folder: Path) -> Scene:
    """Everything that happens in the first town and in the district."""
    case = objected_case(cast, folder)
    things = {
        "field": "relief",
        "name": "dibao",
        "matter": MATTER,
        "tab": "means",
        "page": "people",
    }
    things |= {"paper_key": "mandate", "element": "补正"} | things_of_case(cast, case)
    things |= paid_things(cast) | {"draft": draft.pk} | standard_things(cast)
    things |= taken_in(cast)
    for area in AREAS:
        things |= area.things(cast)
    return Scene(things, sessions_of(cast))


def sessions_of(cast: Cast) -> dict[str, str]:
    return {actor: session_of(cast, actor) for actor in ACTORS}


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


def standard_things(cast: Cast) -> dict[str, Any]:
    """A standard on its way, and an adjustment just begun."""
    clerk, key = cast.viewers["district_clerk"], "dibao.standard"
    new = parameters.NewValue(
        key=key, place=DISTRICT, value="1330元", since=date(2027, 1, 1), source="增民〔2026〕8号",
        status="verified", checked_on=MONDAY,
    )  # fmt: skip
    entry = parameters.propose(new, by=clerk, on=MONDAY)
    begun = standards.NewAdjustment(2026, DISTRICT, date(2027, 1, 1))
    adjustment = standards.open_adjustment(begun, by=clerk, on=MONDAY)
    return {
        "parameter": key, "proposal": entry.pk, "adjustment": adjustment.pk,
        "scenario": kept_scenario(cast).pk,
    }  # fmt: skip


def kept_scenario(cast: Cast) -> simulation.Scenario:
    """A rise of the standard, tried and kept."""
    build(MONDAY, by=SYSTEM)
    trial = simulation.Trial(MATTER, {"dibao.standard": "+8%"}, DISTRICT, MONDAY)
    tried = simulation.simulate(trial)
    return simulation.keep(tried, "上调8%", by=cast.viewers["district_clerk"], on=MONDAY)


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


def taken_in(cast: Cast) -> dict[str, Any]:
    """An application that the clerk writes for the wife, with a paper she brought."""
    clerk = cast.viewers["town_clerk"]
    draft = cases.open_draft(MATTER, cast.spouse.pk, by=clerk, on=MONDAY)
    upload = cases.Upload("mandate", "b.pdf", PDF)
    paper = cases.attach_to_draft(draft.pk, upload, by=clerk, on=MONDAY)
    return {"officers_draft": draft.pk, "draft_paper": paper.pk}


def session_of(cast: Cast, actor: str) -> str:
    if actor == "nobody":
        return ""
    client = Client()
    client.force_login(cast.accounts[actor], backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
