"""The index follows every change at once, inside the same transaction."""

from datetime import date

import pytest
from django.db import transaction

from minzheng.engines.access.testing import DAY, TOWN_B, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.search.api import find
from minzheng.engines.search.models import Entry
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    NewFacility,
    amend_facility,
    close_facility,
    register_facility,
)
from minzheng.registers.households.api import (
    NewHousehold,
    bulk_open_households,
    change_head,
    move_household,
)
from minzheng.registers.organisations.api import (
    NewOrganisation,
    close_organisation,
    register_organisation,
)
from minzheng.registers.people.api import (
    NewPerson,
    bulk_register_people,
    correct_person,
    record_death,
)

ORGANISATION = NewOrganisation(
    "52440103MJ81234509", "增城区青竹养老服务协会", TOWN_B, date(2019, 5, 1)
)


def labels(cast: Cast, text: str) -> list[str]:
    return [hit.label for hit in find(cast.viewers["district_clerk"], text).hits]


def test_a_corrected_name_takes_the_place_of_the_old_one(cast: Cast) -> None:
    correct_person(cast.spouse, {"name": "谢悦娥"}, source="户口簿", by=SYSTEM, on=DAY)

    assert labels(cast, "谢悦娥") == ["谢悦娥"]
    assert labels(cast, "谢月娥") == []


def test_a_corrected_phone_and_place_are_followed(cast: Cast) -> None:
    changes = {"phone": "13700137007", "living_division": VILLAGE_B}
    correct_person(cast.spouse, changes, source="本人", by=SYSTEM, on=DAY)

    assert labels(cast, "7007") == ["谢月娥"]
    assert [hit.label for hit in find(cast.viewers["other_town_clerk"], "谢月").hits] == ["谢月娥"]


def test_the_dead_stand_behind_the_living(cast: Cast) -> None:
    twin = NewPerson(name="罗春生", sex=1, born_on=date(1950, 1, 1), living_division=VILLAGE_A)
    (other,) = bulk_register_people([twin], by=SYSTEM, on=DAY)
    record_death(cast.applicant, died_on=DAY, source="家属", by=SYSTEM, on=DAY)

    hits = find(cast.viewers["district_clerk"], "罗春生").hits

    assert [(hit.subject, hit.gone) for hit in hits] == [
        (other.pk, False),
        (cast.applicant.pk, True),
    ]


def test_bulk_rows_are_found(cast: Cast) -> None:
    row = NewPerson(name="欧阳兰兰", sex=2, born_on=date(1990, 1, 1), living_division=VILLAGE_A)
    people = bulk_register_people([row], by=SYSTEM, on=DAY)
    home = NewHousehold(head=people[0], division_code=VILLAGE_A, since=DAY, address="石桥村九队")
    (household,) = bulk_open_households([home], by=SYSTEM)

    assert labels(cast, "oyll") == ["欧阳兰兰"]
    assert labels(cast, "九队") == [household.number]


def test_a_household_that_moves_is_found_at_its_new_address(cast: Cast) -> None:
    move_household(
        cast.household, division_code=VILLAGE_B, address="白鹤镇新圩村8号", on=DAY, by=SYSTEM
    )

    assert labels(cast, "新圩村8号") == [cast.household.number]
    assert labels(cast, "3队12号") == []


def test_the_name_of_a_new_head_is_shown(cast: Cast) -> None:
    relations = {cast.applicant.pk: 11, cast.child.pk: 30}

    change_head(cast.household, cast.spouse, relations=relations, on=DAY, by=SYSTEM)

    assert find(cast.viewers["district_clerk"], cast.household.number).hits[0].note == "谢月娥"


def test_an_organisation_is_found_by_name_and_code_until_it_closes(cast: Cast) -> None:
    row = register_organisation(ORGANISATION, by=SYSTEM)

    for text in (
        "青竹养老",
        "养老服务",
        ORGANISATION.credit_code,
        "52440103",
        "4509",
        "mj81234509",
    ):
        assert labels(cast, text) == [row.name], text
    close_organisation(row, until=DAY, by=SYSTEM)
    assert find(cast.viewers["district_clerk"], "养老服务").hits[0].gone


def test_what_is_undone_is_not_found(cast: Cast) -> None:
    before = Entry.objects.count()

    with pytest.raises(RuntimeError), transaction.atomic():
        correct_person(cast.spouse, {"name": "谢悦娥"}, source="户口簿", by=SYSTEM, on=DAY)
        raise RuntimeError("something later fails")

    assert labels(cast, "谢悦娥") == []
    assert labels(cast, "谢月娥") == ["谢月娥"]
    assert Entry.objects.count() == before


def test_a_facility_is_found_by_name_and_address_until_it_closes(cast: Cast) -> None:
    new = NewFacility(
        name="青竹长者饭堂",
        kind="elder_canteen",
        division_code=VILLAGE_A,
        address="青竹镇石桥村5队2号",
    )
    row = register_facility(new, by=SYSTEM, on=DAY)

    assert labels(cast, "长者饭堂") == [row.name]
    assert labels(cast, "石桥村5队") == [row.name]
    amend_facility(row, {"name": "石桥长者食堂"}, source="机构", by=SYSTEM, on=DAY)
    assert labels(cast, "长者饭堂") == []
    close_facility(row, closed_on=DAY, reason="并入镇中心", by=SYSTEM)
    assert find(cast.viewers["district_clerk"], "石桥长者").hits[0].gone
