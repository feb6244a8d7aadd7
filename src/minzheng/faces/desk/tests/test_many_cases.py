"""My day, the work list and the case page: as many queries with many cases as with few."""

from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, CaseStep
from minzheng.engines.cases.testing import take
from minzheng.faces.desk.showing.dossier import LABELS
from minzheng.faces.desk.showing.lists import said

from .conftest import TUESDAY

MOST_QUERIES = 10
OFFICERS = ("village_worker", "town_clerk", "town_head", "check_clerk", "district_head")


@pytest.fixture
def accepted(cast: Cast, case: Case) -> Case:
    return take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=TUESDAY)


def many_like(case: Case, count: int) -> None:
    """Copies that stand where the case stands."""
    columns = {f.attname: getattr(case, f.attname) for f in Case._meta.concrete_fields}
    steps = list(case.steps.all())
    for serial in range(count):
        number, token = f"{case.number[:15]}{800_000 + serial}", f"copy-{serial}"
        made = Case.objects.create(**{**columns, "id": None, "number": number, "token": token})
        CaseStep.objects.bulk_create(_copy(step, made) for step in steps)


def _copy(step: CaseStep, case: Case) -> CaseStep:
    columns = {f.attname: getattr(step, f.attname) for f in CaseStep._meta.concrete_fields}
    return CaseStep(**{**columns, "id": None, "case_id": case.pk})


@pytest.mark.parametrize("count", [2, 130])
@pytest.mark.parametrize("key", OFFICERS)
def test_lists_need_few_queries_at_any_size(
    accepted: Case, at: Any, django_assert_max_num_queries: Any, key: str, count: int
) -> None:
    many_like(accepted, count)
    client = at(key)

    for url in ("/desk/", "/desk/cases/", "/desk/cases/?view=doing", "/desk/cases/?view=late"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


@pytest.mark.parametrize("count", [2, 130])
def test_every_tab_needs_few_queries_at_any_size(
    accepted: Case, at: Any, django_assert_max_num_queries: Any, count: int
) -> None:
    many_like(accepted, count)
    client, base = at("town_clerk"), f"/desk/cases/{accepted.number}/"

    for url in (base, *(f"{base}{tab}/" for tab in LABELS)):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


def test_a_tab_counts_no_further_than_it_can_show(accepted: Case, at: Any) -> None:
    many_like(accepted, 130)

    page = at("district_head").get("/desk/").content.decode()

    assert "99+" in page
    assert (said(99), said(100)) == ("99", "99+")


def test_a_visit_is_found_among_many_other_steps(accepted: Case, at: Any) -> None:
    many_like(accepted, 60)

    page = at("town_clerk").get("/desk/visits/").content.decode()

    assert accepted.number in page
    assert "/desk/visits/?cursor=" in page or "?cursor=" in page
