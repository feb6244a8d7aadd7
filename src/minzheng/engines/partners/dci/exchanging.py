"""Asynchronous messages: acknowledged, answered by a callback, asked after by their number."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.engines.partners.admitting import Caller, viewer_of_partner
from minzheng.engines.partners.dci.answering import Answers
from minzheng.engines.partners.dci.envelopes import (
    PENDING,
    SUCCEEDED,
    Envelope,
    acknowledged,
    new_id,
    stamp,
    wrapped,
)
from minzheng.engines.partners.dci.errors import HeaderRejected, MessageRefused
from minzheng.engines.partners.dci.terms import SOCIAL
from minzheng.engines.partners.errors import UrlRefused
from minzheng.engines.partners.models import Exchange, Partner
from minzheng.engines.partners.reaching_out import refuse_url
from minzheng.registers.sealing import seal, unseal

State = Exchange.State
SEARCH, SUBSCRIBE, UNSUBSCRIBE, STATUS = "search", "subscribe", "unsubscribe", "txn-status"
# What each message is answered with by callback.
CALLBACKS = {SEARCH: "on-search", SUBSCRIBE: "on-subscribe", UNSUBSCRIBE: "on-unsubscribe",
             STATUS: "txn-on-status", "notify": "notify"}  # fmt: skip
# What a message is asked after by; their list for the social registry has a slip.
KINDS = {SEARCH: SEARCH, SUBSCRIBE: SUBSCRIBE, "subscibe": SUBSCRIBE, UNSUBSCRIBE: UNSUBSCRIBE}
BY = {"transaction_id": "transaction_id", "correlation_id": "correlation_id"}


@transaction.atomic
def accept(caller: Caller, envelope: Envelope, kind: str, *, at: datetime) -> dict[str, Any]:
    """Keep a message and acknowledge it; it is worked on by the next round.

    Raises MessageRefused (where to answer), HeaderRejected (the message came before).
    """
    url = str(envelope.header.get("sender_uri") or "")
    try:
        refuse_url(url)
    except UrlRefused as refusal:
        raise MessageRefused("err.sender_uri.invalid", str(refusal)) from refusal
    correlation = new_id()
    told = {"header": dict(envelope.header), "message": dict(envelope.message),
            "registry": envelope.registry}  # fmt: skip
    try:
        with transaction.atomic():
            Exchange.objects.create(
                partner=caller.partner, registry=envelope.registry, kind=kind,
                message_id=envelope.message_id, transaction_id=envelope.transaction_id,
                correlation_id=correlation, callback=url, request_sealed=seal(json.dumps(told)),
                next_at=at,
            )  # fmt: skip
    except IntegrityError as known:
        raise HeaderRejected("rjct.message_id.duplicate", "这个 message_id 已经收到过") from known
    return acknowledged(correlation, at=at)


def work_on(row: Exchange, *, at: datetime, on: date) -> str:
    """The body of a callback: made once, from what is known when it is worked on."""
    if row.answer_sealed:
        return unseal(row.answer_sealed)
    envelope = _envelope(row)
    caller = Caller(row.partner, "", viewer_of_partner(row.partner), 0, 0)
    answers = Answers(caller, at=at, on=on)
    makers: Mapping[str, Callable[[Envelope, str], dict[str, Any]]] = {
        SEARCH: answers.search, SUBSCRIBE: answers.subscribe, UNSUBSCRIBE: answers.unsubscribe,
        STATUS: lambda asked, number: status_of(row.partner, asked, number, at=at),
    }  # fmt: skip
    with transaction.atomic():
        message = makers[row.kind](envelope, row.correlation_id)
        body = json.dumps(
            wrapped(envelope, CALLBACKS[row.kind], message, at=at), ensure_ascii=False
        )
        row.answer_sealed, row.state = seal(body), State.PENDING
        row.save(update_fields=["answer_sealed", "state"])
    return body


def status_of(
    partner: Partner, envelope: Envelope, correlation: str, *, at: datetime
) -> dict[str, Any]:
    """The message of txn-on-status: what became of an earlier message of the same partner.

    Raises MessageRefused.
    """
    asked = envelope.message.get("txnstatus_request")
    asked = asked if isinstance(asked, Mapping) else {}
    named = str(asked.get("txn_type", ""))
    kind, value = KINDS.get(named, SEARCH), asked.get("attribute_value")
    row = _earlier(partner, str(asked.get("attribute_type", "")), value, KINDS.get(named, ""))
    told = _told(row, at) if row is not None else _empty(kind, envelope.transaction_id, "", at)
    return {"transaction_id": envelope.transaction_id, "correlation_id": correlation,
            "txnstatus_response": {"txn_type": _answered_as(kind, envelope),
                                   "txn_status": told}}  # fmt: skip


def _answered_as(kind: str, envelope: Envelope) -> str:
    """The social registry's shape names the question, the general shape the answer."""
    return kind if (kind, envelope.registry) == (SEARCH, SOCIAL) else CALLBACKS[kind]


def _earlier(partner: Partner, by: str, value: Any, kind: str) -> Exchange | None:
    if by not in BY or not isinstance(value, str):
        raise MessageRefused(
            "err.request.bad", "attribute_type 写这两个之一：transaction_id、correlation_id"
        )
    rows = Exchange.objects.filter(partner=partner, kind=kind).filter(**{BY[by]: value[:99]})
    return rows.order_by("-pk").first()


def _told(row: Exchange, at: datetime) -> dict[str, Any]:
    """The answer as it was or will be sent; before it is made, that it was received."""
    if row.answer_sealed:
        told: dict[str, Any] = json.loads(unseal(row.answer_sealed))["message"]
        return told
    return _empty(row.kind, row.transaction_id, row.correlation_id, at)


def _empty(kind: str, transaction: str, correlation: str, at: datetime) -> dict[str, Any]:
    """An answer in which nothing is told yet, in the shape of its kind."""
    told: dict[str, Any] = {"transaction_id": transaction, "correlation_id": correlation}
    if kind == UNSUBSCRIBE:
        return {**told, "timestamp": stamp(at), "status": PENDING, "subscription_status": []}
    return {**told, f"{kind}_response": []}


def _envelope(row: Exchange) -> Envelope:
    told = json.loads(unseal(row.request_sealed))
    return Envelope(told["header"], told["message"], told["registry"])


__all__ = ["CALLBACKS", "SEARCH", "STATUS", "SUBSCRIBE", "SUCCEEDED", "UNSUBSCRIBE", "accept",
           "status_of", "work_on"]  # fmt: skip
