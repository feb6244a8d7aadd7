"""The district is whole: every person valid, every account signs in, every state is there."""

import hashlib
from pathlib import Path

import pytest
from django.utils import timezone

from minzheng.engines.access.api import sign_in
from minzheng.engines.audit.api import verify
from minzheng.engines.cases.api import Case, CaseStep, Draft, facts_of
from minzheng.engines.notices.api import Publicity
from minzheng.engines.payments.api import PayLine, PayRun, Recovery, RunState
from minzheng.engines.policy.api import evaluate
from minzheng.engines.supervision.api import AMOUNT, Finding
from minzheng.kernel.flow import End
from minzheng.kernel.identity import citizen_id
from minzheng.kernel.matter import catalogue
from minzheng.registers.offices.api import ROLES
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.accounts import PASSWORD, account_with, listed_accounts
from minzheng.wiring.demo.applying import MATTER
from minzheng.wiring.demo.build import DEMO_DAY, SEED, family_of
from minzheng.wiring.demo.families import LOADED_ON, Family, maker
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import fill_up
from minzheng.wiring.demo.state import State, read_state
from minzheng.wiring.demo.telling import STRANGERS, stories
from minzheng.wiring.demo.tests.conftest import PEOPLE


def families(seed: int) -> list[Family]:
    made = maker(seed)
    told = [family_of(made, story) for story in stories(PEOPLE)]
    return [*told, *fill_up(made, PEOPLE)]


def digest(seed: int) -> str:
    told = repr(families(seed))
    return hashlib.sha256(told.encode()).hexdigest()


def test_the_same_seed_makes_the_same_people() -> None:
    assert digest(SEED) == digest(SEED)


def test_another_seed_makes_others() -> None:
    assert digest(SEED) != digest(SEED + 1)


def test_every_number_is_valid_and_nobody_s_twice() -> None:
    numbers = [m.id_number for family in families(SEED) for m in family.members]

    assert len(set(numbers)) == PEOPLE
    for number in numbers:
        citizen_id(number, today=LOADED_ON)


def test_it_has_exactly_so_many_people(district: State) -> None:
    found_in_the_street = 2  # one by the patrol, one helped from the reserve: no names yet

    assert Person.objects.count() == PEOPLE + len(STRANGERS) + found_in_the_street
    assert read_state() == district


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_an_account_that_signs_in(district: State, role: str) -> None:
    username = account_with(role).username

    account = sign_in(username, PASSWORD, on=DEMO_DAY, at=timezone.now())

    assert account.officer is not None
    assert role in {post.role for post in account.officer.posts.all()}


def test_no_account_is_listed_outside_the_demo(district: State, settings) -> None:
    assert listed_accounts()

    settings.DEMO = False

    assert listed_accounts() == []


def test_every_state_of_both_flows_is_there(district: State) -> None:
    elements = [e for flow in catalogue().get(MATTER).flows for e in flow.elements]
    ends = {str(e) for e in elements if isinstance(e, End)}
    of_matter = Case.objects.filter(matter=MATTER)
    waiting = CaseStep.objects.filter(case__in=of_matter, closed_on=None)

    assert set(waiting.values_list("element", flat=True)) == {str(e) for e in elements} - ends
    assert set(of_matter.filter(state=Case.ENDED).values_list("end", flat=True)) == ends
    assert Draft.objects.filter(matter=MATTER).count() == 1


@pytest.mark.parametrize("matter", sorted(set(catalogue().matters) - {MATTER}))
def test_every_other_matter_has_open_and_ended_cases(district: State, matter: str) -> None:
    cases = Case.objects.filter(matter=matter)

    assert cases.filter(state=Case.OPEN).exists()
    assert cases.filter(state=Case.ENDED).exists()


def test_no_child_is_ever_shown_in_public(district: State) -> None:
    children = Case.objects.filter(matter__startswith="children/")

    assert children.count() == 5
    assert not Publicity.objects.filter(case_ref__in=[case.ref for case in children]).exists()


def test_money_is_waited_for_where_the_city_has_no_number(district: State) -> None:
    assessed = CaseStep.objects.get(element="审核确认", closed_on=None, case__matter="relief/tekun")

    facts = facts_of(assessed.case, DEMO_DAY)

    found = evaluate("relief/tekun", facts, on=DEMO_DAY, place=DISTRICT)

    assert found.missing == ("分散供养半护理照料护理标准（还没有录入）",)


def test_something_is_late_something_due_today_and_something_repeated(district: State) -> None:
    waiting = CaseStep.objects.filter(closed_on=None, case__matter=MATTER)

    assert waiting.filter(due_on__lt=DEMO_DAY).count() == 2
    assert waiting.filter(due_on=DEMO_DAY, element__in=("入户调查", "信息核对")).count() == 2
    assert waiting.filter(element="公示", round=2).count() == 1
    late = Case.objects.filter(matter=MATTER, due_on__lt=DEMO_DAY, state=Case.OPEN)
    assert late.count() == 1
    assert Case.objects.exclude(extended_by="").count() == 1


def test_the_last_three_months_are_paid_and_one_line_came_back(district: State) -> None:
    runs = list(PayRun.objects.filter(matter=MATTER).order_by("-month")[:3])

    assert {run.state for run in runs} == {RunState.RECONCILED}
    assert PayLine.objects.filter(run=runs[0], state=PayLine.State.FAILED).count() == 1
    # Two deaths, and the wrong amount if the lot took one: the demo's draw is a real one.
    wrong = Finding.objects.filter(review__conclusion=AMOUNT).count()
    assert Recovery.objects.filter(state=Recovery.State.OPEN).count() == 2 + wrong


def test_what_other_matters_owe_is_paid_by_runs_of_their_own(district: State) -> None:
    paid = PayLine.objects.filter(state=PayLine.State.PAID).exclude(run__matter=MATTER)

    assert set(paid.values_list("run__matter", flat=True)) >= {"children/unattended"}


def test_the_family_of_the_tour_has_not_applied(district: State, demo_dir: Path) -> None:
    father = sign_in("citizen_father", PASSWORD, on=DEMO_DAY, at=timezone.now()).person

    assert father is not None
    assert not Case.objects.filter(applicant=father).exists()
    truth = (demo_dir / "check-source.jsonl").read_text(encoding="utf-8")
    assert f'"person": {father.pk}, "item": "企业职工基本养老金"' in truth


def test_the_trail_is_whole(district: State) -> None:
    assert verify().ok
