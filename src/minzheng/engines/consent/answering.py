"""The verbs: agree and refuse online, record a signed sheet or a visit, withdraw."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.consent.errors import (
    AlreadyOver,
    NoSuchConsent,
    NotHers,
    SheetRefused,
    WitnessNeeded,
)
from minzheng.engines.consent.family import refuse_stranger
from minzheng.engines.consent.models import Consent
from minzheng.engines.consent.sheets import Sheet, keep
from minzheng.engines.consent.standing import is_valid, newest
from minzheng.engines.consent.statement import statement
from minzheng.registers.people.api import Person, get_person

RECORDERS = (
    "village_worker", "town_clerk", "district_clerk", "check_clerk", "relief_station",
    "child_director",
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """Whose economy is to be looked at, for which matter, asked by which case."""

    person_id: int
    matter: str
    case_ref: str = ""


@dataclass(frozen=True)
class Signature:
    """What an officer records: the signed sheet, or who witnessed; `guardian` signed for a minor
    or for somebody who cannot sign."""

    sheet: Sheet | None = None
    witness: str = ""
    guardian: str = ""


@transaction.atomic
def agree(wish: Wish, *, by: Viewer, on: date) -> Consent:
    """Authorise online, for herself or as guardian for a child she lives with.

    Asked twice, the authorisation that holds is given back. Raises NotHers, GuardianNeeded,
    NotInForce (how long it holds is not entered).
    """
    person, signer = _online(wish, by, on)
    held = newest([person.pk], wish.matter, on).get(person.pk)
    if held is not None and is_valid(held, on) and held.given_on == on:
        return held
    return _kept(wish, person, _by_herself(signer, person), by=by, on=on)


@transaction.atomic
def refuse(wish: Wish, reason: str, *, by: Viewer, on: date) -> Consent:
    """Say no; she may still agree later. Raises NotHers, GuardianNeeded."""
    person, signer = _online(wish, by, on)
    told = {"state": Consent.State.REFUSED, "reason": reason.strip()[:300]}
    return _kept(wish, person, {**_by_herself(signer, person), **told}, by=by, on=on)


@transaction.atomic
def record_sheet(wish: Wish, signature: Signature, *, by: Viewer, on: date) -> Consent:
    """Record a sheet signed at the window. Raises SheetRefused, NotAllowed."""
    person = get_person(wish.person_id)
    require(by, RECORDERS, person.division_code, wish.matter)
    if signature.sheet is None:
        raise SheetRefused("请上传签好字的授权书（扫描件或照片）")
    how = {"method": Consent.Method.PAPER, **keep(signature.sheet)}
    return _kept(wish, person, {**_signed(signature, person, by), **how}, by=by, on=on)


@transaction.atomic
def record_visit(wish: Wish, signature: Signature, *, by: Viewer, on: date) -> Consent:
    """Record what was agreed at a visit, before a witness. Raises WitnessNeeded, NotAllowed."""
    person = get_person(wish.person_id)
    require(by, RECORDERS, person.division_code, wish.matter)
    witness = signature.witness.strip()
    if not witness or witness == by.doer.name:
        raise WitnessNeeded("请写明见证人姓名；见证人不能是登记的人自己")
    how = {"method": Consent.Method.VISIT, "witness": witness}
    return _kept(wish, person, {**_signed(signature, person, by), **how}, by=by, on=on)


@transaction.atomic
def withdraw(consent_id: int, reason: str, *, by: Viewer, on: date) -> Consent:
    """Take an authorisation back: by who may answer, or an officer on her written word.

    Raises NoSuchConsent, NotHers, AlreadyOver, NotAllowed.
    """
    rows = Consent.objects.select_for_update().select_related("person")
    consent = rows.filter(pk=consent_id).first()
    if consent is None:
        raise NoSuchConsent("没有这份授权，请刷新页面")
    _require_hers_or_officer(consent, by, on)
    if consent.state != Consent.State.GIVEN:
        raise AlreadyOver(f"这份授权{consent.get_state_display()}，不用再撤回")
    consent.state, consent.reason = Consent.State.WITHDRAWN, reason.strip()[:300]
    consent.withdrawn_on, consent.withdrawn_by = on, by.doer.name
    consent.save(update_fields=["state", "reason", "withdrawn_on", "withdrawn_by"])
    _told("withdraw_consent", consent, by)
    return consent


def _online(wish: Wish, by: Viewer, on: date) -> tuple[Person, Person]:
    """Whose economy, and who answers."""
    if by.person_id is None:
        raise NotHers("网上授权要由居民本人登录。工作人员请登记签好字的授权书")
    person, signer = get_person(wish.person_id), get_person(by.person_id)
    refuse_stranger(signer, person, on)
    return person, signer


def _by_herself(signer: Person, person: Person) -> dict[str, Any]:
    return {
        "method": Consent.Method.PORTAL,
        "signer_key": str(signer.pk),
        "signer": signer.name,
        "as_guardian": signer.pk != person.pk,
    }


def _signed(signature: Signature, person: Person, by: Viewer) -> dict[str, Any]:
    guardian = signature.guardian.strip()
    return {
        "signer": guardian or person.name,
        "signer_key": "" if guardian else str(person.pk),
        "as_guardian": bool(guardian),
        "recorded_by": by.doer.name,
    }


def _kept(wish: Wish, person: Person, told: dict[str, Any], *, by: Viewer, on: date) -> Consent:
    asked = statement(wish.matter, on=on, place=person.division_code)
    columns: dict[str, Any] = {
        "state": Consent.State.GIVEN,
        "scope": list(asked.scope),
        "text_version": asked.version,
        "valid_until": asked.until,
        **told,
    }
    consent = Consent.objects.create(
        person=person, matter=wish.matter, case_ref=wish.case_ref,
        division_code=person.division_code, given_on=on, **columns,
    )  # fmt: skip
    _told("give_consent" if consent.state == Consent.State.GIVEN else "refuse_consent", consent, by)
    return consent


def _told(verb: str, consent: Consent, by: Viewer) -> None:
    detail = {"matter": consent.matter, "mode": consent.method, "person": consent.person_id}
    audit.record(by.doer, verb, consent.ref, division=consent.division_code, detail=detail)


def _require_hers_or_officer(consent: Consent, by: Viewer, on: date) -> None:
    if by.person_id is None:
        require(by, RECORDERS, consent.division_code, consent.matter)
        return
    if consent.signer_key == str(by.person_id):
        return
    refuse_stranger(get_person(by.person_id), consent.person, on)
