"""The export keeps what HSDS 3 requires: identifiers, references to what is there, no people."""

import json
from uuid import UUID

from minzheng.engines.access.testing import DISTRICT, VILLAGE_B
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, NewOffer, register_facility

REQUIRED = {
    "": ("id", "name", "status", "organization"),
    "organization": ("id", "name", "description"),
    "service_areas": ("id",),
    "cost_options": ("id",),
    "service_at_locations": ("id", "location"),
    "schedules": ("id", "freq", "byday", "opens_at", "closes_at"),
    "languages": ("id",),
}


def exported(world: World) -> dict[str, object]:
    world.gives(areas=("440118101",))
    told = api.NewSupply("visit", 6, payer="volunteer", price=0, radius_km=5)
    api.offer_supply(world.stranger, told, on=DAY)
    world.needs()
    return api.directory(DISTRICT, on=DAY)


def test_required_fields_are_there(world: World) -> None:
    services = exported(world)["contents"]

    assert isinstance(services, list)
    for service in services:
        for part, names in REQUIRED.items():
            rows = [service] if not part else service.get(part, [])
            for row in rows if isinstance(rows, list) else [rows]:
                assert all(row.get(name) for name in names), (part, row)


def test_identifiers_are_uuids_and_stand_for_one_thing(world: World) -> None:
    told = exported(world)

    things: dict[str, set[str]] = {}
    for row in objects(told):
        UUID(row["id"])
        things.setdefault(row["id"], set()).add(json.dumps(row, sort_keys=True))
    assert all(len(same) == 1 for same in things.values())


def test_references_lead_to_what_is_there(world: World) -> None:
    told = exported(world)

    known = {row["id"] for row in objects(told)}
    for row in objects(told):
        for name in ("service_id", "organization_id", "location_id", "taxonomy_id", "link_id"):
            assert row.get(name, row["id"]) in known, (name, row)


def test_price_payer_and_hours_come_from_the_register(world: World) -> None:
    contents = exported(world)["contents"]

    assert isinstance(contents, list)
    bath = next(each for each in contents if each["name"] == "助浴")
    assert bath["cost_options"][0]["amount"] == 60.0
    assert bath["cost_options"][0]["option"] == "政府付"
    assert bath["schedules"][0]["byday"] == "MO,TU,WE,TH,FR"


def test_nobody_is_in_it_and_it_is_the_same_each_time(world: World) -> None:
    told = json.dumps(exported(world), ensure_ascii=False)

    assert not any(word in told for word in ("罗春生", "谢月娥", "13800138000", "X2"))
    assert told == json.dumps(api.directory(DISTRICT, on=DAY), ensure_ascii=False)


def objects(told: object) -> list[dict[str, str]]:
    """Every object with an identifier."""
    if isinstance(told, dict):
        own = [told] if "id" in told else []
        return own + [each for value in told.values() for each in objects(value)]
    return [each for value in told for each in objects(value)] if isinstance(told, list) else []


def test_what_a_facility_offers_is_in_it_once(world: World) -> None:
    new = NewFacility(
        "白鹤长者饭堂", "elder_canteen", VILLAGE_B, "新圩村 8 号", latitude=23.3, longitude=113.9,
        services=(NewOffer("午餐", 1_200, "餐", "shared"), NewOffer("送餐上门", None, "次")),
    )  # fmt: skip
    register_facility(new, by=SYSTEM, on=DAY)

    contents = exported(world)["contents"]

    assert isinstance(contents, list)
    lunch = next(
        each for each in contents if each["name"] == "午餐" and "白鹤" in each["description"]
    )
    assert lunch["cost_options"][0]["amount"] == 12.0
    assert lunch["organization"]["name"] == "白鹤长者饭堂"
    unpriced = next(each for each in contents if each["name"] == "送餐上门")
    assert unpriced["cost_options"] == [] and "价格没有登记" in unpriced["fees_description"]
    told = [
        (each["name"], place["location_id"])
        for each in contents
        for place in each.get("service_at_locations", [])
    ]
    assert len(told) == len(set(told))  # a supply tells it, its house's own list does not again
