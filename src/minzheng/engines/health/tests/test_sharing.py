"""The family reads by consent alone; copies leave by purpose, and validate."""

import json
from datetime import date

import pytest

from minzheng.engines.access.testing import APPLICANT_ID
from minzheng.engines.audit.api import entries_about
from minzheng.engines.health import api
from minzheng.engines.health.testing import DAY, PHOTO, World

ASKED = api.Asked(date(2026, 10, 1), DAY, "referral", "区人民医院")


def shared(world: World) -> api.Sharing:
    return api.share_by_paper(
        world.manager, world.stay.pk, "罗春生", APPLICANT_ID, paper=PHOTO, on=DAY
    )


def test_nobody_reads_without_consent(world: World) -> None:
    with pytest.raises(api.NoSuchRecord, match="授权"):
        api.open_for_family(world.cast.viewers["applicant"], world.stay.person_id)


def test_the_family_reads_by_consent_until_it_is_withdrawn(world: World) -> None:
    row, reader = shared(world), world.cast.viewers["applicant"]

    api.open_for_family(reader, world.stay.person_id)
    trail = [entry.verb for entry in entries_about(f"health:{world.stay.person_id}")]
    assert trail[-2:] == ["share_health_record", "open_health_record"]
    api.withdraw_for(world.worker, world.stay.pk, row.pk, on=DAY)

    with pytest.raises(api.NoSuchRecord):
        api.open_for_family(reader, world.stay.person_id)


def test_a_stranger_withdraws_nothing(world: World) -> None:
    row = shared(world)

    with pytest.raises(api.NoSuchRecord):
        api.withdraw(world.cast.viewers["spouse"], row.pk, on=DAY)


def test_the_name_must_fit_the_number(world: World) -> None:
    with pytest.raises(api.HealthRefused, match="核对两项"):
        api.share_by_paper(
            world.manager, world.stay.pk, "罗夏生", APPLICANT_ID, paper=PHOTO, on=DAY
        )


def test_an_export_is_for_a_purpose_and_logged(world: World) -> None:
    world.measure(systolic=138, diastolic=82, temperature=365)

    content = api.export_for_house(world.manager, world.stay.pk, ASKED, on=DAY)

    row = api.Export.objects.get()
    told = json.loads(content)
    assert (row.purpose, row.resources, len(row.digest)) == ("referral", 3, 64)
    assert [each["resource"]["resourceType"] for each in told["entry"]] == [
        "Patient", "Observation", "Observation",
    ]  # fmt: skip
    with pytest.raises(api.HealthRefused, match="用途"):
        bad = api.Asked(DAY, DAY, "curiosity", "谁")
        api.export_for_house(world.manager, world.stay.pk, bad, on=DAY)


@pytest.mark.parametrize(
    ("code", "chapter"),
    [("I10", "循环系统"), ("E11.9", "内分泌、营养和代谢"), ("D48.9", "肿瘤"), ("D49", ""),
     ("10I", ""), ("", "")],
)  # fmt: skip
def test_a_diagnosis_lies_in_a_chapter(code: str, chapter: str) -> None:
    assert api.chapter_of(code) == chapter


def test_a_diagnosis_without_code_is_refused(world: World) -> None:
    new = api.NewFact(api.DIAGNOSIS, "高血压", DAY, "出院小结")
    with pytest.raises(api.HealthRefused, match="ICD-10"):
        api.note_fact(world.worker, world.stay.pk, new, on=DAY)
