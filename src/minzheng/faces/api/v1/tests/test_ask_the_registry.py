"""The published messages as another social protection system sends them."""

import base64
import hashlib
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils import timezone

from minzheng.engines.access.testing import APPLICANT_ID, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import let_in
from minzheng.engines.partners.tests.receiver import Receiver, receiver
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import record_death

from .conftest import MONDAY, Program

Let = tuple[partners.Partner, str]
TUESDAY = date(2026, 11, 3)


@pytest.fixture
def server(settings: Any) -> Iterator[Receiver]:
    settings.HOOKS_INSIDE = True
    with receiver() as found:
        yield found


def query(value: str = APPLICANT_ID, **differs: Any) -> dict[str, Any]:
    return {"query_type": "idtype-value", "query": {"type": "UIN", "value": value}, **differs}


def searching(partner: partners.Partner, *criteria: Any, **header: Any) -> dict[str, Any]:
    items = [
        {"reference_id": f"r{n}", "timestamp": "2026-11-02T09:00:00+08:00", "search_criteria": each}
        for n, each in enumerate(criteria)
    ]
    message = {"transaction_id": "t-1", "search_request": items}
    return enveloped(partner, "search", message, **{"total_count": len(items), **header})


def enveloped(
    partner: partners.Partner, does: str, message: dict[str, Any], **header: Any
) -> dict[str, Any]:
    told = {
        "version": "1.0.0", "message_id": uuid.uuid4().hex, "action": does, "total_count": 1,
        "message_ts": "2026-11-02T09:00:00+08:00", "sender_id": partner.number,
        "receiver_id": "social", **header,
    }  # fmt: skip
    return {"header": told, "message": message}


def only(told: dict[str, Any]) -> dict[str, Any]:
    return dict(told["message"]["search_response"][0])


def give(cast: Cast) -> None:
    grant = payments.Grant(
        "case:earlier", "relief/dibao", cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, Month(2026, 10), "decision:earlier", 3,
    )  # fmt: skip
    payments.grant(grant, by=SYSTEM, on=date(2026, 9, 20))


def test_a_member_comes_with_what_she_holds(cast: Cast, partner: Let, program: Program) -> None:
    give(cast)

    status, told = program.send("post", "/registry/sync/search", searching(partner[0], query()))

    assert status == 200 and told["header"]["action"] == "on-search"
    record = only(told)["data"]["reg_records"][0]
    assert record["programme_identifier"][0]["programme"]["programme_identifier"] == "relief/dibao"
    assert record["demographic_info"]["birth_date"] == "1984-03-05"
    assert APPLICANT_ID not in json.dumps(told)


def test_the_whole_household_is_a_group(cast: Cast, partner: Let, program: Program) -> None:
    asked = searching(partner[0], query(response_entity="Group"))

    _, told = program.send("post", "/registry/sync/search", asked)

    group = only(told)["data"]["reg_records"][0]
    assert group["group_size"] == 3
    relations = [each["relationship_to_head"] for each in group["member_list"]]
    assert relations == ["self", "spouse", "child"]


def test_the_civil_registry_tells_of_a_death(cast: Cast, partner: Let, program: Program) -> None:
    record_death(cast.spouse, died_on=date(2026, 11, 1), source="医学证明", by=SYSTEM, on=MONDAY)
    asked = searching(partner[0], query("440118198607120023"), receiver_id="crvs")

    _, told = program.send("post", "/registry/sync/search", asked)

    assert only(told)["data"]["reg_records"][0]["death_date"] == "2026-11-01"


def test_a_predicate_of_equalities_is_understood(
    cast: Cast, partner: Let, program: Program
) -> None:
    row = {
        "seq_num": 1, "condition": "and",
        "expression1": {"attribute_name": "UIN", "operator": "eq", "attribute_value": APPLICANT_ID},
        "expression2": {"attribute_name": "birth_date", "operator": "eq",
                        "attribute_value": "1984-03-05"},
    }  # fmt: skip
    asked = searching(partner[0], {"query_type": "predicate", "query": [row]})

    assert only(program.send("post", "/registry/sync/search", asked)[1])["data"]["reg_records"]


def test_nobody_in_reach_gives_no_record(cast: Cast) -> None:
    partner, key = let_in(cast, on=MONDAY, divisions=(TOWN_B,))

    _, told = Program(key).send("post", "/registry/sync/search", searching(partner, query()))

    assert only(told)["status"] == "succ" and only(told)["data"]["reg_records"] == []


@pytest.mark.parametrize(
    "criteria",
    [{}, {"query_type": "graphql", "query": "{}"}, {"query_type": "idtype-value", "query": []},
     query(["x"]), query(" "), query(pagination={"page_size": 0}), query(reg_type="farmers"),
     {"query_type": "expression", "query": {"value": {"expression": {"collection": "Group"}}}},
     {"query_type": "predicate", "query": [{"expression1": {
         "attribute_name": "age", "operator": "gt", "attribute_value": 60}}]}],
)  # fmt: skip
def test_what_is_not_supported_is_rejected_by_item(
    cast: Cast, partner: Let, program: Program, criteria: Any
) -> None:
    asked = searching(partner[0], criteria, query())

    _, told = program.send("post", "/registry/sync/search", asked)

    first, second = told["message"]["search_response"]
    assert first["status"] == "rjct" and first["status_reason_code"].startswith("rjct.")
    assert second["status"] == "succ"


def test_without_law_every_search_needs_consent(cast: Cast) -> None:
    partner, key = let_in(cast, on=MONDAY, by_law=False, scopes=("registry.social",))
    program = Program(key)
    consented = query(consent={"purpose": {"text": "申请住房救助", "code": "housing"}})

    _, without = program.send("post", "/registry/sync/search", searching(partner, query()))
    _, told = program.send("post", "/registry/sync/search", searching(partner, consented))

    assert only(without)["status"] == "rjct"
    assert "罗春生" not in str(told) and only(told)["data"]["reg_records"]


@pytest.mark.parametrize(
    ("header", "code"),
    [({"sender_id": "x"}, "err.sender_id.invalid"), ({"version": "9"}, "err.version.not_supported"),
     ({"is_msg_encrypted": True}, "err.encryption.invalid"),
     ({"receiver_id": "x"}, "err.receiver_id.invalid"), ({"total_count": 7}, "err.request.bad"),
     ({"action": "on-search"}, "err.request.bad"), ({"message_ts": "today"}, "err.request.bad")],
)  # fmt: skip
def test_a_wrong_header_is_told_by_their_codes(
    cast: Cast, partner: Let, program: Program, header: dict[str, Any], code: str
) -> None:
    asked = searching(partner[0], query(), **header)

    status, told = program.send("post", "/registry/sync/search", asked)

    assert (status, told["message"]["error"]["code"]) == (400, code)


def test_without_a_key_the_refusal_has_their_shape(cast: Cast, partner: Let) -> None:
    status, told = Program("").send("post", "/registry/sync/search", searching(partner[0], query()))

    assert (status, told["errors"][0]["code"]) == (401, "err.request.unauthorized")


def registered_key(cast: Cast, partner: partners.Partner) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    raw = base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    partners.register_signing_key(partner, "k1", raw, by=cast.viewers["data_clerk"], on=MONDAY)
    return key


def test_who_registered_a_key_must_sign(cast: Cast, partner: Let, program: Program) -> None:
    key = registered_key(cast, partner[0])
    asked = searching(partner[0], query())
    kid, now = f"{partner[0].number}|k1|ed25519", int(timezone.now().timestamp())
    signed = partners.signature_of(key, kid, asked["header"], asked["message"], now)
    other = partners.signature_of(key, kid, asked["header"], {"transaction_id": "t-2"}, now)
    old = partners.signature_of(key, kid, asked["header"], asked["message"], now - 86_400)

    for signature in ("", "junk", other, old):
        sent = {**asked, "signature": signature}
        _, told = program.send("post", "/registry/sync/search", sent)
        code = "err.signature.invalid" if signature else "err.signature.missing"
        assert told["message"]["error"]["code"] == code
    assert program.send("post", "/registry/sync/search", {**asked, "signature": signed})[0] == 200


def test_our_answers_can_be_verified(cast: Cast, partner: Let, program: Program) -> None:
    _, told = program.send("post", "/registry/sync/search", searching(partner[0], query()))
    jwk = program.get("/registry/jwks.json")[1]["keys"][0]

    verifies(told, base64.urlsafe_b64decode(jwk["x"] + "="))


def verifies(told: dict[str, Any], public: bytes) -> None:
    """As the how-to describes it, written anew so that both cannot be wrong in one way."""
    parts = dict(p.strip().split("=", 1) for p in told["signature"][len("Signature:") :].split(","))
    value = {name: text.strip('"') for name, text in parts.items()}
    body = {"header": told["header"], "message": told["message"]}
    plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    digest = base64.b64encode(hashlib.sha256(plain).digest()).decode()
    text = f"(created): {value['created']}\n(expires): {value['expires']}\ndigest: SHA-256={digest}"
    key = Ed25519PublicKey.from_public_bytes(public)
    key.verify(base64.b64decode(value["signature"]), text.encode())


def test_a_search_is_answered_by_callback_and_asked_after(
    cast: Cast, partner: Let, program: Program, server: Receiver
) -> None:
    asked = searching(partner[0], query(), sender_uri=server.url)
    _, ack = program.send("post", "/registry/search", asked)
    correlation = ack["message"]["correlation_id"]

    partners.deliver(timezone.now(), on=MONDAY)

    told = json.loads(server.got[0][1])
    assert ack["message"]["ack_status"] == "ACK" and told["header"]["action"] == "on-search"
    assert told["message"]["correlation_id"] == correlation
    status = enveloped(partner[0], "txn-status", {
        "transaction_id": "t-9", "txnstatus_request": {
            "reference_id": "1", "txn_type": "search", "attribute_type": "correlation_id",
            "attribute_value": correlation}})  # fmt: skip
    _, found = program.send("post", "/registry/sync/txn/status", status)
    assert found["message"]["txnstatus_response"] == {
        "txn_type": "search", "txn_status": told["message"]}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "registry", "named", "holds"),
    [("search", "social", "search", {"search_response"}),
     ("search", "crvs", "on-search", {"search_response"}),
     ("subscibe", "social", "on-subscribe", {"subscribe_response"}),
     ("unsubscribe", "crvs", "on-unsubscribe", {"timestamp", "status", "subscription_status"})],
)  # fmt: skip
def test_what_is_not_known_is_answered_in_the_shape_of_its_kind(
    cast: Cast, partner: Let, program: Program, kind: str, registry: str, named: str,
    holds: set[str],
) -> None:  # fmt: skip
    asked = {"reference_id": "1", "txn_type": kind, "attribute_type": "transaction_id",
             "attribute_value": "t-none"}  # fmt: skip
    message = {"transaction_id": "t-9", "txnstatus_request": asked}
    sent = enveloped(partner[0], "txn-status", message, receiver_id=registry)

    told = program.send("post", "/registry/sync/txn/status", sent)[1]["message"]

    assert told["txnstatus_response"]["txn_type"] == named
    status = told["txnstatus_response"]["txn_status"]
    assert status.keys() == {"transaction_id", "correlation_id"} | holds


def test_the_same_message_twice_is_refused(
    cast: Cast, partner: Let, program: Program, server: Receiver
) -> None:
    asked = searching(partner[0], query(), sender_uri=server.url)
    program.send("post", "/registry/search", asked)

    status, told = program.send("post", "/registry/search", asked)

    assert status == 400 and "rjct.message_id.duplicate" in told["message"]["error"]["message"]


def test_a_watched_death_is_notified_once(
    cast: Cast, partner: Let, program: Program, server: Receiver
) -> None:
    criteria = {"reg_event_type": "Death", "filter_type": "idtype-value",
                "filter": {"type": "UIN", "value": APPLICANT_ID},
                "notify_record_type": "spdci-extensions-dci:Person"}  # fmt: skip
    message = {"transaction_id": "t-3", "subscribe_request": [
        {"reference_id": "1", "timestamp": "2026-11-02T09:00:00+08:00",
         "subscribe_criteria": criteria}]}  # fmt: skip
    header = {"receiver_id": "crvs", "sender_uri": server.url}
    program.send(
        "post", "/registry/subscribe", enveloped(partner[0], "subscribe", message, **header)
    )
    at = datetime.now(UTC)
    partners.deliver(at, on=MONDAY)
    record_death(cast.applicant, died_on=MONDAY, source="医学证明", by=SYSTEM, on=TUESDAY)
    for minutes in (1, 2):
        partners.deliver(at + timedelta(minutes=minutes), on=TUESDAY)

    actions = [json.loads(body)["header"]["action"] for _, body in server.got]
    assert actions == ["on-subscribe", "notify"]
    told = json.loads(server.got[1][1])["message"]["notify_event"][0]
    assert told["data"]["reg_records"]["death_date"] == MONDAY.isoformat()
    code = json.loads(server.got[0][1])["message"]["subscribe_response"][0]["subscriptions"][0]
    assert told["reference_id"] == code["code"] == code["subscription_code"]
    assert APPLICANT_ID not in json.dumps(code["subscribe_criteria"])
