"""What happens to people somebody watches: read from the trail, told by a notify message."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.engines.partners.admitting import Caller, viewer_of_partner
from minzheng.engines.partners.dci.envelopes import Envelope, new_id, stamp, wrapped
from minzheng.engines.partners.dci.records import civil_record, member_record
from minzheng.engines.partners.dci.terms import (
    CIVIL,
    DEATH,
    DELETE,
    REG_TYPE,
    REGISTER,
    SOCIAL,
    UPDATE,
    VERSION,
)
from minzheng.engines.partners.models import Exchange, Watch
from minzheng.engines.partners.people import reaches
from minzheng.engines.partners.scopes import EVERY_MATTER
from minzheng.registers.households.api import Membership, household_of
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal

DIED, ENDED = "record_death", "finish"
PERSON, CASE = "person:", "case:"
# What an end of a case does -> what the social registry calls it.
EFFECTS = {"grant": REGISTER, "recognise": REGISTER, "stop": DELETE, "none": ""}
VERBS = (DIED, ENDED)


def notices_for(entry: Entry, watches: list[Watch], *, at: datetime, on: date) -> list[Exchange]:
    """The messages that an entry of the trail makes, one for each who watches."""
    rows = []
    for registry, event, people in _happened(entry, on):
        for watch in watches:
            mine = (watch.registry, watch.event) == (registry, event) and watch.person in people
            if mine and watch.since_entry < entry.number:
                rows += _notice(watch, at=at, on=on, entry=entry)
    return rows


def _happened(entry: Entry, on: date) -> Iterator[tuple[str, str, set[int]]]:
    if entry.verb == DIED:
        yield CIVIL, DEATH, {int(entry.subject.removeprefix(PERSON))}
        return
    effect = str(json.loads(entry.detail).get("effect", ""))
    event = EFFECTS.get(effect, UPDATE)
    case = Case.objects.filter(number=entry.subject.removeprefix(CASE)).first()
    if case is None or case.applicant_id is None or not event:
        return
    members = Membership.objects.on(on).filter(household=case.household)
    yield SOCIAL, event, {case.applicant_id, *members.values_list("person_id", flat=True)}


def _notice(watch: Watch, *, at: datetime, on: date, entry: Entry) -> list[Exchange]:
    """Nothing, when the partner does not reach the person any more."""
    person = Person.objects.filter(pk=watch.person).first()
    caller = Caller(watch.partner, "", viewer_of_partner(watch.partner), 0, 0)
    if person is None or not reaches(caller, person, EVERY_MATTER):
        return []
    record = (
        civil_record(person)
        if watch.registry == CIVIL
        else member_record(caller, person, household_of(person, on), on)
    )
    told = {"version": VERSION, "reg_type": REG_TYPE[watch.registry],
            "reg_event_type": watch.event, "reg_record_type": watch.record_type,
            "reg_records": record}  # fmt: skip
    message = {"transaction_id": watch.transaction_id, "notify_event": [
        {"reference_id": watch.code, "timestamp": stamp(at), "data": told}]}  # fmt: skip
    to = Envelope({"sender_id": watch.partner.number}, {}, watch.registry)
    body = json.dumps(wrapped(to, "notify", message, at=at), ensure_ascii=False)
    return [Exchange(
        partner=watch.partner, registry=watch.registry, kind="notify",
        message_id=f"{watch.code}-{entry.number}", transaction_id=watch.transaction_id,
        correlation_id=new_id(), callback=watch.callback, request_sealed=seal("{}"),
        answer_sealed=seal(body), state=Exchange.State.PENDING, next_at=at,
    )]  # fmt: skip
