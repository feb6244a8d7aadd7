"""The answers to a search and to a subscription: one item after another, each with its status."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.audit.api import Entry
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.dci.envelopes import (
    REJECTED,
    SUCCEEDED,
    Envelope,
    new_id,
    stamp,
)
from minzheng.engines.partners.dci.errors import ItemRejected
from minzheng.engines.partners.dci.searching import (
    Found,
    Wanted,
    person_in,
    refuse_groundless,
    search,
)
from minzheng.engines.partners.dci.terms import (
    CIVIL,
    EVENT_TYPES,
    LOCALE,
    RECORD_TYPE,
    REG_TYPE,
    REGISTRIES,
    VERSION,
)
from minzheng.engines.partners.errors import UrlRefused
from minzheng.engines.partners.models import Watch
from minzheng.engines.partners.reaching_out import refuse_url
from minzheng.engines.partners.scopes import CIVIL as CIVIL_SCOPE
from minzheng.engines.partners.scopes import SOCIAL as SOCIAL_SCOPE

Item = Mapping[str, Any]
PAGE, MOST_PAGE = 50, 2_000
# Their list of what must be there writes the name with a slip; both are read.
UNSUBSCRIBED_BY = ("subscription_codes", "sunscription_codes")
LONGEST = 999


class Answers:
    """What a message asks, answered for one caller on one day; notes whom it was about."""

    def __init__(self, caller: Caller, *, at: datetime, on: date) -> None:
        self.caller, self.at, self.on = caller, at, on
        self.subjects: list[str] = []

    def search(self, envelope: Envelope, correlation: str) -> dict[str, Any]:
        """The message of on-search."""
        items = [self._item(envelope, each) for each in envelope.items("search")]
        return {"transaction_id": envelope.transaction_id, "correlation_id": correlation,
                "search_response": items}  # fmt: skip

    def subscribe(self, envelope: Envelope, correlation: str) -> dict[str, Any]:
        """The message of on-subscribe."""
        items = [self._watch(envelope, each) for each in envelope.items("subscribe")]
        return {"transaction_id": envelope.transaction_id, "correlation_id": correlation,
                "subscribe_response": items}  # fmt: skip

    def unsubscribe(self, envelope: Envelope, correlation: str) -> dict[str, Any]:
        """The message of on-unsubscribe."""
        wanted = _first(envelope.message, UNSUBSCRIBED_BY)
        codes = [str(code)[:99] for code in wanted] if isinstance(wanted, list) else []
        mine = Watch.objects.filter(partner=self.caller.partner, code__in=codes, ended_on=None)
        ended = list(mine.values_list("code", flat=True))
        mine.update(ended_on=self.on)
        told: dict[str, Any] = {
            "transaction_id": envelope.transaction_id, "correlation_id": correlation,
            "timestamp": stamp(self.at), "status": SUCCEEDED if ended else REJECTED,
            "subscription_status": [{"code": code, "status": "unsubscribe"} for code in ended],
        }  # fmt: skip
        if not ended:
            told["status_reason_code"] = "rjct.subscription_code.invalid"
        else:
            self._record("unwatch_registry")
        return told

    def _item(self, envelope: Envelope, item: Item) -> dict[str, Any]:
        try:
            criteria = _mapping(item.get("search_criteria"))
            wanted = Wanted(self._registry(envelope, criteria), criteria)
            size, number = _paging(criteria.get("pagination"))
            found = search(self.caller, wanted, on=self.on)
        except ItemRejected as refusal:
            return self._rejected(item, refusal)
        self.subjects += found.subjects
        return self._succeeded(item) | {
            "data": _data(wanted.registry, found, first=number == 1),
            "pagination": {"page_size": size, "page_number": number,
                           "total_count": len(found.records)},
        }  # fmt: skip

    @transaction.atomic
    def _watch(self, envelope: Envelope, item: Item) -> dict[str, Any]:
        try:
            watch = self._watched(envelope, _mapping(item.get("subscribe_criteria")))
        except ItemRejected as refusal:
            return self._rejected(item, refusal)
        return self._succeeded(item) | {"subscriptions": [_subscription(watch, self.at)]}

    def _watched(self, envelope: Envelope, criteria: Item) -> Watch:
        registry = self._registry(envelope, criteria)
        event = EVENT_TYPES[registry].get(str(criteria.get("reg_event_type", "")).lower())
        if event is None:
            raise ItemRejected("rjct.notify_types.invalid", "没有这种事件，见接口说明")
        callback = _callback(envelope)
        refuse_groundless(self.caller, {"consent": criteria.get("authorize")})
        asked = {"query_type": criteria.get("filter_type", "idtype-value"),
                 "query": criteria.get("filter")}  # fmt: skip
        person = person_in(self.caller, asked)
        if person is None:
            raise ItemRejected("rjct.person_id.invalid", "没有查到这个人")
        mine = {"partner": self.caller.partner, "registry": registry, "event": event,
                "person": person.pk, "ended_on": None}  # fmt: skip
        if Watch.objects.filter(**mine).exists():
            raise ItemRejected("rjct.event.already_subscribed", "已经订阅过")
        last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
        watch = Watch.objects.create(
            **mine, code=new_id(), record_type=RECORD_TYPE[registry], callback=callback,
            transaction_id=envelope.transaction_id, since_entry=last, since=self.on,
        )  # fmt: skip
        self.subjects.append(f"person:{person.pk}")
        self._record("watch_registry")
        return watch

    def _record(self, verb: str) -> None:
        partner = self.caller.partner
        if verb == "watch_registry":
            audit.record(self.caller.viewer.doer, "watch_registry", self.subjects[-1],
                         division=partner.division_code, purpose=partner.purpose[:60])  # fmt: skip
        else:
            audit.record(self.caller.viewer.doer, "unwatch_registry", partner.ref,
                         division=partner.division_code)  # fmt: skip

    def _registry(self, envelope: Envelope, criteria: Item) -> str:
        named = str(criteria.get("reg_type") or envelope.registry).lower()
        registry = REGISTRIES.get(named)
        if registry is None:
            raise ItemRejected("rjct.search_criteria.invalid", "没有这种登记簿（reg_type）")
        if not self.caller.may(CIVIL_SCOPE if registry == CIVIL else SOCIAL_SCOPE):
            raise ItemRejected("rjct.search_criteria.invalid", "贵方没有查这种登记簿的权限")
        return registry

    def _succeeded(self, item: Item) -> dict[str, Any]:
        return {"reference_id": _reference(item), "timestamp": stamp(self.at),
                "status": SUCCEEDED, "locale": LOCALE}  # fmt: skip

    def _rejected(self, item: Item, refusal: ItemRejected) -> dict[str, Any]:
        return {
            "reference_id": _reference(item), "timestamp": stamp(self.at), "status": REJECTED,
            "status_reason_code": refusal.code, "locale": LOCALE,
            "status_reason_message": str(refusal)[:LONGEST],
        }  # fmt: skip


def _data(registry: str, found: Found, *, first: bool) -> dict[str, Any]:
    """One person or household fits on the first page; the following ones are empty."""
    return {
        "version": VERSION, "reg_type": REG_TYPE[registry],
        "reg_record_type": found.record_type, "reg_records": list(found.records) if first else [],
    }  # fmt: skip


def _subscription(watch: Watch, at: datetime) -> dict[str, Any]:
    """Their shape names the code and the criteria in two ways; the identifier is not repeated."""
    asked = {"reg_type": REG_TYPE[watch.registry], "reg_event_type": watch.event,
             "notify_record_type": watch.record_type}  # fmt: skip
    return {"code": watch.code, "subscription_code": watch.code, "status": "subscribe",
            "timestamp": stamp(at), "subscribe_criteria": asked, **asked}  # fmt: skip


def _first(told: Item, names: Iterable[str]) -> Any:
    return next((told[name] for name in names if name in told), None)


def _paging(value: Any) -> tuple[int, int]:
    asked = value if isinstance(value, Mapping) else {}
    size, number = asked.get("page_size", PAGE), asked.get("page_number", 1)
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (size, number))
    if not whole or not 1 <= size <= MOST_PAGE or not 1 <= number <= MOST_PAGE:
        raise ItemRejected("rjct.pagination.invalid", f"page_size 1 到 {MOST_PAGE}，页码从 1 起")
    return size, number


def _callback(envelope: Envelope) -> str:
    url = str(envelope.header.get("sender_uri") or "")
    try:
        refuse_url(url)
    except UrlRefused as refusal:
        raise ItemRejected("rjct.notify_details.invalid", f"sender_uri：{refusal}") from refusal
    return url


def _mapping(value: Any) -> Item:
    if not isinstance(value, Mapping):
        raise ItemRejected("rjct.search_criteria.invalid", "缺少查询条件")
    return value


def _reference(item: Item) -> str:
    return str(item.get("reference_id") or "")[:99]
