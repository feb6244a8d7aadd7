"""What leaves as FHIR is FHIR: read back by models made from the R4B definitions."""

import json
from datetime import date
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.health import api
from minzheng.engines.health.testing import DAY, NOW, World

VALUES = st.fixed_dictionaries(
    {"pulse": st.integers(45, 150)},
    optional={
        "temperature": st.integers(355, 395), "oxygen": st.integers(82, 100),
        "glucose": st.integers(35, 200), "weight": st.integers(350, 1100),
    },
)  # fmt: skip


def exported(world: World) -> dict[str, Any]:
    asked = api.Asked(date(2026, 10, 1), DAY, "doctor", "社区卫生服务中心")
    told = api.export_for_house(world.manager, world.stay.pk, asked, on=DAY)
    return dict(json.loads(told))


def test_a_bundle_is_valid_and_says_what_was_measured(world: World) -> None:
    world.measure(systolic=138, diastolic=82, temperature=365, glucose=61)

    told = exported(world)

    entries: list[Any] = [each.resource for each in Bundle.model_validate(told).entry or ()]
    codes = [each.code.coding[0].code for each in entries[1:]]
    assert codes == ["85354-9", "8310-5", "15074-8"]
    parts = [(part.code.coding[0].code, part.valueQuantity.value) for part in entries[1].component]
    assert parts == [("8480-6", 138), ("8462-4", 82)]
    assert float(entries[2].valueQuantity.value) == 36.5


def test_no_identity_number_leaves(world: World) -> None:
    world.measure(pulse=70)

    assert "440118" not in json.dumps(exported(world))


@given(VALUES)
@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_whatever_is_measured_is_valid_fhir(world: World, values: dict[str, int]) -> None:
    new = api.NewReading(DAY, NOW, values, sure=True)
    api.record_vitals(world.worker, world.stay.pk, new, on=DAY)

    told = exported(world)

    assert Bundle.model_validate(told).type == "collection"
    assert all(each["fullUrl"] for each in told["entry"])
