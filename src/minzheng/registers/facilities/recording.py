"""The verbs that write facilities: register, amend, report vacancies, close; with versions."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.facilities.errors import FacilityRefused
from minzheng.registers.facilities.facts import (
    NewFacility,
    NewOffer,
    check_offers,
    check_whole,
    columns_of,
)
from minzheng.registers.facilities.models import Facility, FacilityVersion, Offered
from minzheng.registers.versions import differing

SERVICES = "services"
KEPT = tuple(each.name for each in fields(NewFacility) if each.name != SERVICES)
TWICE = "这个地方已有同类、同名的设施在登记簿里"


def register_facility(new: NewFacility, *, by: Doer, on: date, source: str = "登记") -> Facility:
    """Register a facility; `on` is the business day.

    Raises FacilityRefused (with column, rule, remedy), also for one registered already.
    """
    columns = columns_of({name: getattr(new, name) for name in KEPT}, on=on)
    check_whole(columns, on=on)
    check_offers(new.services)
    facility = Facility(**columns, updated_on=on)
    try:
        with transaction.atomic():
            facility.save(force_insert=True)
            _write_offers(facility, new.services)
            told = {**columns, SERVICES: [asdict(offer) for offer in new.services]}
            _add_version(facility, told, source, by=by, since=on)
            division = facility.division_code
            trail.record(by, "register_facility", facility.ref, division=division, source=source)
    except IntegrityError as twice:
        raise FacilityRefused("name", TWICE, "请改用“更正设施信息”") from twice
    return facility


@transaction.atomic
def amend_facility(
    facility: Facility, changes: Mapping[str, Any], *, source: str, by: Doer, on: date
) -> Facility:
    """Change what is known, from `on`; `changes` names columns of NewFacility, "services" too.

    What equals the present value is left alone; an amendment that changes nothing leaves no trace.
    Raises FacilityRefused.
    """
    current = Facility.objects.select_for_update().get(pk=facility.pk)
    columns = differing(current, columns_of(_columns(changes), on=on))
    offers = changes.get(SERVICES)
    new_offers = offers is not None and list(offers) != offers_of(current)
    if not columns and not new_offers:
        return current
    for name, value in columns.items():
        setattr(current, name, value)
    check_whole({name: getattr(current, name) for name in KEPT}, on=on)
    current.updated_on = on
    _save(current, [*columns, "updated_on"])
    told: dict[str, Any] = dict(columns)
    if new_offers and offers is not None:
        check_offers(offers)
        _write_offers(current, offers)
        told[SERVICES] = [asdict(offer) for offer in offers]
    _add_version(current, told, source, by=by, since=on)
    division = current.division_code
    trail.record(
        by, "amend_facility", current.ref, division=division, columns=sorted(told), source=source
    )
    return current


def report_vacancy(
    facility: Facility, vacancy: int, *, source: str = "机构报告", by: Doer, on: date
) -> Facility:
    """Report how many places are free on the day. Raises FacilityRefused."""
    changes = {"vacancy": vacancy, "vacancy_on": on}
    return amend_facility(facility, changes, source=source, by=by, on=on)


@transaction.atomic
def close_facility(facility: Facility, *, closed_on: date, reason: str, by: Doer) -> Facility:
    """Record from which day it exists no more; the same day twice changes nothing.

    Raises FacilityRefused for a day before it opened, or another than the recorded one.
    """
    current = Facility.objects.select_for_update().get(pk=facility.pk)
    if current.closed_on == closed_on:
        return current
    if current.closed_on is not None:
        rule = f"“{current.name}”已于 {current.closed_on} 停办"
        raise FacilityRefused("closed_on", rule, "不能再次停办")
    if current.opened_on is not None and closed_on < current.opened_on:
        rule = f"停办日 {closed_on} 早于开办日 {current.opened_on}"
        raise FacilityRefused("closed_on", rule, "请核对日期")
    current.closed_on = closed_on
    current.save(update_fields=["closed_on"])
    _add_version(current, {"closed_on": closed_on}, reason, by=by, since=closed_on)
    division = current.division_code
    trail.record(
        by, "close_facility", current.ref, division=division, closed_on=closed_on, reason=reason
    )
    return current


def offers_of(facility: Facility) -> list[NewOffer]:
    """What it offers, as it was told."""
    return [NewOffer(o.name, o.price, o.unit, o.payer) for o in facility.offers.all()]


def _columns(changes: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(changes) - {*KEPT, SERVICES}
    if unknown:
        named = "、".join(sorted(unknown))
        raise FacilityRefused(named, f"没有“{named}”这一栏", f"可改的有{'、'.join(KEPT)}")
    return {name: value for name, value in changes.items() if name != SERVICES}


def _save(current: Facility, columns: list[str]) -> None:
    try:
        with transaction.atomic():
            current.save(update_fields=columns)
    except IntegrityError as twice:
        raise FacilityRefused("name", TWICE, "请核对名称和区划") from twice


def _write_offers(facility: Facility, offers: Sequence[NewOffer]) -> None:
    facility.offers.all().delete()
    Offered.objects.bulk_create(
        Offered(facility=facility, **{**asdict(offer), "name": offer.name.strip()})
        for offer in offers
    )


def _add_version(
    facility: Facility, columns: Mapping[str, Any], source: str, *, by: Doer, since: date
) -> None:
    FacilityVersion.objects.create(
        facility=facility, since=since, changes=dict(columns), source=source, recorded_by=by.key
    )
