"""The district is whole: every person valid, every account signs in, every state is there."""

import hashlib
from pathlib import Path

import pytest
from django.utils import timezone

from minzheng.engines.access.api import sign_in
from minzheng.engines.audit.api import verify
from minzheng.engines.cases.api import Case, CaseStep, Draft
from minzheng.engines.payments.api import PayLine, PayRun, Recovery, RunState
from minzheng.kernel.flow import End
from minzheng.kernel.identity import citizen_id
from minzheng.kernel.matter import catalogue
from minzheng.registers.offices.api import ROLES
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.accounts import PASSWORD, account_with, listed_accounts
from minzheng.wiring.demo.applying import MATTER
from minzheng.wiring.demo.build import DEMO_DAY, SEED
from minzheng.wiring.demo.families import LOADED_ON, Family, maker
from minzheng.wiring.demo.population import fill_up
from minzheng.wiring.demo.state import State, read_state
from minzheng.wiring.demo.stories import stories
from minzheng.wiring.demo.tests.conftest import PEOPLE


def families(seed: int) -> list[Family]:
    made = maker(seed)
    told = [made.needy(story.shape(made.chance)) for story in stories(PEOPLE)]
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
    assert Person.objects.count() == PEOPLE
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
    waiting = CaseStep.objects.filter(closed_on=None).values_list("element", flat=True)

    assert set(waiting) == {str(e) for e in elements} - ends
    assert set(Case.objects.filter(state=Case.ENDED).values_list("end", flat=True)) == ends
    assert Draft.objects.count() == 1


def test_something_is_late_something_due_today_and_something_repeated(district: State) -> None:
    waiting = CaseStep.objects.filter(closed_on=None)

    assert waiting.filter(due_on__lt=DEMO_DAY).count() == 2
    assert waiting.filter(due_on=DEMO_DAY, element__in=("入户调查", "信息核对")).count() == 2
    assert waiting.filter(element="公示", round=2).count() == 1
    assert Case.objects.filter(due_on__lt=DEMO_DAY, state=Case.OPEN).count() == 1
    assert Case.objects.exclude(extended_by="").count() == 1


def test_the_last_three_months_are_paid_and_one_line_came_back(district: State) -> None:
    runs = list(PayRun.objects.order_by("-month")[:3])

    assert {run.state for run in runs} == {RunState.RECONCILED}
    assert PayLine.objects.filter(run=runs[0], state=PayLine.State.FAILED).count() == 1
    assert Recovery.objects.filter(state=Recovery.State.OPEN).count() == 2  # two deaths


def test_the_family_of_the_tour_has_not_applied(district: State, demo_dir: Path) -> None:
    father = sign_in("citizen_father", PASSWORD, on=DEMO_DAY, at=timezone.now()).person

    assert father is not None
    assert not Case.objects.filter(applicant=father).exists()
    truth = (demo_dir / "check-source.jsonl").read_text(encoding="utf-8")
    assert f'"person": {father.pk}, "item": "企业职工基本养老金"' in truth


def test_the_trail_is_whole(district: State) -> None:
    assert verify().ok
