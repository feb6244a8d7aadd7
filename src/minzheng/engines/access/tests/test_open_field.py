"""open_field(): a purpose, the right place, and an entry in the trail before anything is shown."""

import pytest

from minzheng.engines.access.api import (
    NOBODY,
    NotAllowed,
    UnknownPurpose,
    may_see_person,
    open_field,
    open_id_number,
    open_phone,
)
from minzheng.engines.access.testing import APPLICANT_ID, VILLAGE_A, Cast
from minzheng.engines.audit.api import Entry

pytestmark = pytest.mark.django_db


def openings() -> list[Entry]:
    return list(Entry.objects.filter(verb="open_field"))


def test_it_shows_the_number_and_keeps_who_and_why(cast: Cast) -> None:
    shown = open_id_number(cast.viewers["town_clerk"], cast.applicant, purpose="核实身份")

    [entry] = openings()
    assert shown == APPLICANT_ID
    assert (entry.doer_key, entry.purpose) == ("town_clerk", "核实身份")
    assert (entry.subject, entry.detail) == (f"person:{cast.applicant.pk}", '{"field":"id_number"}')
    assert entry.division_code == VILLAGE_A


def test_the_entry_stands_before_the_text_is_read(cast: Cast) -> None:
    def reader() -> str:
        assert len(openings()) == 1
        raise RuntimeError("cannot be read")

    with pytest.raises(RuntimeError):
        open_field(
            cast.viewers["town_clerk"],
            subject="case:GZ1",
            field="account",
            purpose="发放核对",
            reader=reader,
            division=VILLAGE_A,
        )

    assert len(openings()) == 1


@pytest.mark.parametrize("purpose", ["", "好奇", "核实"])
def test_a_purpose_of_the_list_is_required(cast: Cast, purpose: str) -> None:
    with pytest.raises(UnknownPurpose, match="办理本事项"):
        open_phone(cast.viewers["town_clerk"], cast.applicant, purpose=purpose)

    assert openings() == []


@pytest.mark.parametrize("key", ["other_town_clerk", "system_admin", "security_admin", "spouse"])
def test_those_of_another_place_or_duty_are_refused(cast: Cast, key: str) -> None:
    with pytest.raises(NotAllowed, match="辖区"):
        open_id_number(cast.viewers[key], cast.applicant, purpose="核实身份")

    assert openings() == []


def test_nobody_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        open_id_number(NOBODY, cast.applicant, purpose="核实身份")


def test_a_citizen_may_open_her_own(cast: Cast) -> None:
    shown = open_phone(cast.viewers["applicant"], cast.applicant, purpose="核实身份")

    assert shown == "13800138000"
    assert len(openings()) == 1


@pytest.mark.parametrize(
    ("key", "sees"),
    [("applicant", True), ("spouse", False), ("village_worker", True), ("other_town_clerk", False)],
)
def test_a_person_is_seen_by_herself_and_her_own_area(cast: Cast, key: str, sees: bool) -> None:
    assert may_see_person(cast.viewers[key], cast.applicant) is sees


def test_where_she_is_registered_counts_as_well(cast: Cast) -> None:
    cast.applicant.living_division = "440118102201"

    assert open_id_number(cast.viewers["town_clerk"], cast.applicant, purpose="核实身份")
    assert openings()[0].division_code == VILLAGE_A
