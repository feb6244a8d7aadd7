"""The re-check after an objection: what was said, by whom, and the answer given with the step."""

from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, raise_objection
from minzheng.engines.cases.testing import plain_record
from minzheng.engines.cases.tests.staging import publicised_case
from minzheng.engines.notices.api import NewObjection, Objection

from .conftest import TUESDAY
from .test_handle_a_step import open_step

TEXT = "他家在镇上有一间铺面出租"


@pytest.fixture
def objected(cast: Cast, case: Case) -> Case:
    publicised_case(cast, case)
    sheet = case.steps.get(element="公示").publicity_ref
    raise_objection(int(sheet), NewObjection("", "13900001234", TEXT), on=TUESDAY.replace(day=5))
    case.refresh_from_db()
    return case


def test_it_shows_what_was_said_and_by_whom(objected: Case, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/cases/{objected.number}/").content.decode()

    assert TEXT in page and "未署名（匿名）" in page
    assert "139****1234" in page and "13900001234" not in page


def test_the_objection_is_settled_with_the_step(objected: Case, at: Any) -> None:
    made, step, client = Objection.objects.get(), open_step(objected, "异议复查"), at("town_clerk")
    url = f"/desk/cases/{objected.number}/steps/{step.pk}/"
    outcome = next(iter(_outcomes(client.get(f"/desk/cases/{objected.number}/").content.decode())))
    record = {**plain_record(step, TUESDAY, {}), "step-outcome": outcome,
              "step-signers": "second_town_clerk", "step-reason": "复查属实"}  # fmt: skip

    bare = client.post(url, record).content.decode()
    still_open = Objection.objects.get().state
    settled = {f"step-{made.pk}-outcome": "dismissed", f"step-{made.pk}-reply": "铺面是他人的"}
    done = client.post(url, record | settled)

    assert "请填写“给提出人的答复”" in bare and still_open == Objection.State.OPEN
    assert done.status_code == 302, done.content.decode()
    made.refresh_from_db()
    assert (made.state, made.reply) == (Objection.State.DISMISSED, "铺面是他人的")


def test_a_refused_step_leaves_the_objection_open(objected: Case, at: Any) -> None:
    made, step = Objection.objects.get(), open_step(objected, "异议复查")
    client = at("town_clerk")
    outcome = next(iter(_outcomes(client.get(f"/desk/cases/{objected.number}/").content.decode())))
    record = {**plain_record(step, TUESDAY, {}), "step-outcome": outcome, "step-reason": "属实",
              f"step-{made.pk}-outcome": "upheld", f"step-{made.pk}-reply": "属实"}  # fmt: skip

    answer = client.post(f"/desk/cases/{objected.number}/steps/{step.pk}/", record)

    assert answer.status_code == 200  # one hand signed, two are wanted
    made.refresh_from_db()
    assert made.state == Objection.State.OPEN


def _outcomes(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('name="step-outcome" value="')[1:]]
