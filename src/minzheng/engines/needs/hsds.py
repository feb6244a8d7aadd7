"""The directory as open data: Open Referral HSDS 3, what houses give and what facilities offer.

Nothing of needs or people is in it. Identifiers are UUIDs made from our numbers, always the same.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.coded import LANGUAGES
from minzheng.engines.needs.supplying import Giver, givers, live_supplies
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import (
    Facility,
    Offered,
    facilities_within,
    offers_by_facility,
)
from minzheng.registers.organisations.api import Organisation, find_by_credit_code

SPACE = uuid5(NAMESPACE_URL, "urn:minzheng:hsds")
CODES = {"mandarin": "cmn", "cantonese": "yue", "hakka": "hak", "sign": "csl"}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FEN = 100
Json = dict[str, Any]


def directory(division: str, *, on: date) -> Json:
    """All services of a place, as one page of the standard's list of services: supplies, and what
    facilities of the public directory offer at a price. Seven queries, one for each organisation.
    """
    low, high = subtree_range(division)
    rows = list(live_supplies(on).filter(division_code__range=(low, high)))
    found = givers(rows)
    places = full_names({code for row in rows for code in (row.division_code, *row.areas)})
    runners = {code: find_by_credit_code(code) for code in {row.credit_code for row in rows}}
    contents = [_service(each, runners[each.supply.credit_code], places) for each in found]
    contents += _offered(division, {each.offered.pk for each in found if each.offered}, on)
    number = len(contents)
    return {
        "total_items": number, "total_pages": 1, "page_number": 1, "size": number,
        "first_page": True, "last_page": True, "empty": not number, "contents": contents,
    }  # fmt: skip


def _offered(division: str, told: Collection[int], on: date) -> list[Json]:
    """What facilities offer beside the supplies; a service told already is left out."""
    houses = list(facilities_within(division, on=on))
    offers = offers_by_facility([house.pk for house in houses])
    places = full_names({house.division_code for house in houses})
    codes = {house.credit_code for house in houses if house.pk in offers and house.credit_code}
    runners = {code: find_by_credit_code(code) for code in codes}
    return [
        _house_service(offer, house, runners.get(house.credit_code), places)
        for house in houses
        for offer in offers.get(house.pk, ())
        if offer.pk not in told
    ]


def _house_service(
    offer: Offered, house: Facility, runner: Organisation | None, places: Mapping[str, str]
) -> Json:
    own, known = key("offer", offer.pk), offer.price is not None
    runs = _runner(runner, house.credit_code) if runner else _house_as_runner(house)
    fees = offer.payer_name or "谁付没有登记"
    return {
        "id": own, "name": offer.name, "status": "active",
        "description": f"{house.name}（{house.kind_name}）：{offer.name}",
        "last_modified": f"{house.updated_on}T00:00:00+08:00",
        "fees_description": fees if known else f"{fees}，价格没有登记",
        "organization": runs,
        "cost_options": [_cost(own, offer)] if known else [],
        "schedules": _schedules(own, house, "service_id"),
        "service_at_locations": [_at_location(own, house, places)],
    }  # fmt: skip


def _house_as_runner(house: Facility) -> Json:
    """A facility whose organisation is not registered stands for itself."""
    own = key("organization", "facility", house.pk)
    return {"id": own, "name": house.name, "description": house.kind_name}


def _cost(service: str, offer: Offered) -> Json:
    return {
        "id": key("cost", "offer", offer.pk), "service_id": service,
        "option": offer.payer_name or "谁付没有登记", "currency": "CNY",
        "amount": (offer.price or 0) / FEN, "amount_description": f"每{offer.unit or '次'}",
    }  # fmt: skip


def key(*words: object) -> str:
    """The identifier of a thing of ours."""
    return str(uuid5(SPACE, ":".join(map(str, words))))


def _service(giver: Giver, runner: Organisation | None, places: Mapping[str, str]) -> Json:
    row = giver.supply
    item = catalogue().items[row.item]
    own, house = key("service", row.pk), row.facility
    service: Json = {
        "id": own, "name": item.name, "status": "active",
        "description": f"{item.name}，每周最多 {row.capacity} {item.unit}",
        "last_modified": f"{row.kept_on}T00:00:00+08:00",
        "fees_description": _fees(giver),
        "organization": _organisation(giver, runner),
        "service_areas": list(_areas(giver, places)),
        "cost_options": list(_costs(giver)),
        "languages": [_language(row.pk, code) for code in sorted(giver.languages)],
        "schedules": _schedules(own, house, "service_id") if house else [],
        "attributes": [_attribute(own, row.item)],
    }  # fmt: skip
    if house is not None:
        service["service_at_locations"] = [_at_location(own, house, places)]
    return service


def _organisation(giver: Giver, runner: Organisation | None) -> Json:
    row = giver.supply
    return _runner(runner, row.credit_code, row.giver)


def _runner(runner: Organisation | None, code: str, called: str = "") -> Json:
    """An organisation by its code; `called` where the register does not know it."""
    name = runner.name if runner else called
    own = key("organization", code)
    told: Json = {
        "id": own,
        "name": name,
        "description": runner.kind if runner and runner.kind else name,
    }
    told["organization_identifiers"] = [
        {
            "id": key("identifier", code), "organization_id": own,
            "identifier_scheme": "CN-USCC", "identifier_type": "统一社会信用代码",
            "identifier": code,
        }
    ]  # fmt: skip
    return told


def _at_location(service: str, house: Facility, places: Mapping[str, str]) -> Json:
    own = key("at", service, house.pk)
    return {"id": own, "service_id": service, "location_id": key("location", house.pk),
            "location": _location(house, places)}  # fmt: skip


def _location(house: Facility, places: Mapping[str, str]) -> Json:
    own = key("location", house.pk)
    told: Json = {
        "id": own, "location_type": "physical", "name": house.name,
        "addresses": [
            {
                "id": key("address", house.pk), "location_id": own, "address_1": house.address,
                "city": places[house.division_code], "state_province": "", "postal_code": "",
                "country": "CN", "address_type": "physical",
            }
        ],
    }  # fmt: skip
    if house.latitude is not None and house.longitude is not None:
        told |= {"latitude": house.latitude, "longitude": house.longitude}
    if house.phone:
        told["phones"] = [{"id": key("phone", house.pk), "location_id": own, "number": house.phone}]
    if house.route:
        told["transportation"] = house.route
    return told


def _schedules(own: str, house: Facility, name: str) -> list[Json]:
    """Opening hours as weekly recurrences, one for each span of days alike."""
    spans: dict[tuple[str, str], list[str]] = {}
    for day, hours in enumerate(house.week.days):
        for begins, ends in hours:
            spans.setdefault((f"{begins:%H:%M}", f"{ends:%H:%M}"), []).append(DAYS[day])
    return [
        {
            "id": key("schedule", own, begins, ends), name: own, "freq": "WEEKLY",
            "wkst": "MO", "byday": ",".join(days), "opens_at": f"{begins}:00+08:00",
            "closes_at": f"{ends}:00+08:00", "timezone": 8,
        }
        for (begins, ends), days in sorted(spans.items())
    ]  # fmt: skip


def _areas(giver: Giver, places: Mapping[str, str]) -> Iterable[Json]:
    row = giver.supply
    for code in row.areas:
        yield {
            "id": key("area", row.pk, code), "service_id": key("service", row.pk),
            "name": places[code], "description": f"区划 {code}",
        }  # fmt: skip
    if not row.areas:
        words = f"{row.radius_km} 公里以内" if row.radius_km else "附近"
        yield {
            "id": key("area", row.pk), "service_id": key("service", row.pk), "name": words,
            "description": words,
        }  # fmt: skip


def _costs(giver: Giver) -> Iterable[Json]:
    if giver.price is None:
        return
    row = giver.supply
    yield {
        "id": key("cost", row.pk), "service_id": key("service", row.pk),
        "option": giver.payer_name, "currency": "CNY", "amount": giver.price / FEN,
        "amount_description": f"每{giver.unit}",
    }  # fmt: skip


def _fees(giver: Giver) -> str:
    return f"{giver.payer_name}" if giver.price is not None else f"{giver.payer_name}，价格面议"


def _language(supply: int, code: str) -> Json:
    return {
        "id": key("language", supply, code), "service_id": key("service", supply),
        "name": LANGUAGES[code], "code": CODES[code],
    }  # fmt: skip


def _attribute(service: str, item: str) -> Json:
    """Our catalogue as a taxonomy of the standard."""
    told = catalogue().items[item]
    taxonomy = key("taxonomy", "items")
    return {
        "id": key("attribute", service), "link_id": service, "link_entity": "service",
        "taxonomy_term_id": key("term", item),
        "taxonomy_term": {
            "id": key("term", item), "code": item, "name": told.name,
            "description": catalogue().groups[told.group].name,
            "taxonomy_id": taxonomy,
            "taxonomy_detail": {
                "id": taxonomy, "name": "需求目录", "version": "1",
                "description": "服务与物资的需求项",
            },
        },
    }  # fmt: skip
