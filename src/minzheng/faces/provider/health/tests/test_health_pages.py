"""The house's health pages: written, checked, shared, exported; another house finds nothing."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.access.testing import APPLICANT_ID
from minzheng.engines.health import api
from minzheng.engines.health.testing import DAY, PHOTO, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def signed_in(name: str) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(username=name), backend=BACKEND)
    return browser


def house(world: World, duty: str = "worker") -> Client:
    return signed_in(f"{world.stay.facility_id}-{duty}")


def day_boxes(name: str, day: date) -> dict[str, Any]:
    return {f"{name}_year": day.year, f"{name}_month": day.month, f"{name}_day": day.day}


def address(name: str, *args: int) -> str:
    return reverse(f"provider:{name}", args=args)


def test_vitals_are_written_and_call(world: World) -> None:
    url = address("health-vitals", world.stay.pk)
    told = {"clock": "09:00", "systolic": "178", "diastolic": "88", **day_boxes("day", DAY)}

    answer = house(world).post(url, told, follow=True)

    assert "有 1 条提醒要处理" in answer.text
    assert "收缩压偏高" in answer.text


def test_a_slip_stays_on_the_form_with_its_words(world: World) -> None:
    url = address("health-vitals", world.stay.pk)
    told = {"clock": "09:00", "temperature": "52.0", **day_boxes("day", DAY)}

    answer = house(world).post(url, told)

    assert "体温 52.0 不可能" in answer.text
    assert not api.Reading.objects.exists()


def test_the_record_takes_few_queries(world: World, django_assert_max_num_queries: Any) -> None:
    for pulse in (70, 72, 74):
        world.measure(pulse=pulse)
    world.give(world.order(risk=True))
    browser = house(world)

    with django_assert_max_num_queries(20):
        answer = browser.get(address("health-record", world.stay.pk))
    assert "核对并给药" in answer.text
    assert "<svg" in answer.text


def test_the_second_person_checks_on_the_page(world: World) -> None:
    dose = world.give(world.order(risk=True))

    assert house(world).post(address("health-dose-check", dose.pk)).status_code == 409
    answer = house(world, "manager").post(address("health-dose-check", dose.pk), follow=True)
    assert "已核对并给药" in answer.text


def test_another_house_finds_nothing(world: World) -> None:
    managers = Account.objects.filter(username__endswith="-manager")
    other = managers.exclude(username=f"{world.stay.facility_id}-manager").get()

    answer = signed_in(other.username).get(address("health-record", world.stay.pk))

    assert answer.status_code == 404


def test_the_family_reads_until_it_is_withdrawn(world: World) -> None:
    world.measure(pulse=70)
    row = api.share_by_paper(
        world.manager, world.stay.pk, "罗春生", APPLICANT_ID, paper=PHOTO, on=DAY
    )
    page = reverse("portal:health-record", args=[world.stay.person_id])
    family = signed_in("applicant")

    assert "脉搏 70" in family.get(page).text
    house(world).post(address("health-unshare", world.stay.pk, row.pk), {"sent": "1"})
    assert family.get(page).status_code == 404


def test_a_copy_is_a_file(world: World) -> None:
    world.measure(pulse=70)
    told = {
        **day_boxes("since", date(2026, 10, 1)), **day_boxes("until", DAY), "purpose": "referral",
        "receiver": "区人民医院",
    }  # fmt: skip

    answer = house(world).post(address("health-export", world.stay.pk), told)

    assert answer["Content-Type"] == "application/fhir+json"
    assert api.Export.objects.count() == 1
