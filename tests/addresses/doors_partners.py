"""Doors and things: the interface and its partners."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from minzheng.engines.access.testing import Cast
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import asked, let_in

from .doors import ANYBODY, Door, desk

MONDAY = date(2026, 11, 2)
READERS = ("data_clerk", "data_head", "district_head", "auditor")
CLERK, HEAD, BOTH = ("data_clerk",), ("data_head",), ("data_clerk", "data_head")
PARTNER, MATTER, FACILITY = ("partner",), ("field", "name"), ("facility",)
# A session of the house is no key: whoever asks, the interface answers that there is none.
KEYED = frozenset({401, 404, 422})


def keyed(*args: str) -> Door:
    return Door(ANYBODY, args, also=KEYED)


DOORS: dict[str, Door] = {
    "desk:partners": Door(READERS),
    "desk:partner-new": Door(CLERK),
    "desk:partner": desk(*PARTNER, to=READERS),
    "desk:partner-approve": desk(*PARTNER, to=HEAD),
    "desk:partner-refuse": desk(*PARTNER, to=HEAD),
    "desk:partner-end": desk(*PARTNER, to=BOTH),
    "desk:partner-key": desk(*PARTNER, to=CLERK),
    "desk:partner-key-revoke": desk("open_partner", "public_key", to=BOTH),
    "desk:partner-signing-key": desk(*PARTNER, to=CLERK),
    "desk:partner-calls": desk(*PARTNER, to=READERS),
    "desk:partner-notices": desk(*PARTNER, to=READERS),
    "desk:partner-resend": desk("dead_notice", to=BOTH),
    "api:documentation": Door(ANYBODY),
    "api:v1:api-root": Door(ANYBODY),
    "api:v1:openapi-json": Door(ANYBODY),
    "api:v1:jwks": Door(ANYBODY),
    "api:v1:sync_search": keyed(),
    "api:v1:sync_status": keyed(),
    "api:v1:registry_search": keyed(),
    "api:v1:registry_subscribe": keyed(),
    "api:v1:registry_unsubscribe": keyed(),
    "api:v1:registry_status": keyed(),
    "api:v1:matters": Door(ANYBODY),
    "api:v1:matter": Door(ANYBODY, MATTER),
    "api:v1:form": Door(ANYBODY, MATTER),
    "api:v1:eligibility": Door(ANYBODY, MATTER, also=frozenset({400, 422})),
    "api:v1:parameters": Door(ANYBODY),
    "api:v1:parameter": Door(ANYBODY, ("parameter",)),
    "api:v1:publicity": Door(ANYBODY),
    "api:v1:letter": Door(ANYBODY, ("code",)),
    "api:v1:facilities": Door(ANYBODY),
    "api:v1:nearest_facilities": Door(ANYBODY, also=frozenset({422})),
    "api:v1:facility": Door(ANYBODY, FACILITY),
    "api:v1:own_facilities": keyed(),
    "api:v1:vacancy": keyed(*FACILITY),
    "api:v1:own_facts": keyed(*FACILITY),
    "api:v1:offers": Door(ANYBODY),
    "api:v1:times": Door(ANYBODY, ("offer",)),
    "api:v1:book": keyed(),
    "api:v1:booking_list": keyed(),
    "api:v1:booking": keyed("booking_number"),
    "api:v1:move": keyed("booking_number"),
    "api:v1:cancel": keyed("booking_number"),
    "api:v1:public_indicators": Door(ANYBODY),
    "api:v1:public_figures": Door(ANYBODY, ("public_indicator",)),
    "api:v1:all_indicators": keyed(),
    "api:v1:all_figures": keyed("public_indicator"),
    "api:v1:funds": Door(ANYBODY),
    "api:v1:kinds": Door(ANYBODY),
    "api:v1:contracts": Door(ANYBODY),
    "api:v1:contract": Door(ANYBODY, ("contract",)),
    "api:v1:rounds": Door(ANYBODY),
    "api:v1:round": Door(ANYBODY, ("round",)),
    "api:v1:all_draws": Door(ANYBODY),
    "api:v1:one_draw": Door(ANYBODY, ("draw",)),
    "api:v1:giving": Door(ANYBODY),
    "api:v1:town_funds": Door(ANYBODY, ("paid_month", *MATTER)),
    "api:v1:disclosures": Door(ANYBODY),
    "api:v1:categories": Door(ANYBODY),
    "api:v1:document": Door(ANYBODY, ("disclosed",)),
    "api:v1:versions": Door(ANYBODY, ("disclosed",)),
    "api:v1:one_version": Door(ANYBODY, ("disclosed", "version")),
    "api:v1:paper": Door(ANYBODY, ("disclosed", "version")),
    "api:v1:consultations": Door(ANYBODY),
    "api:v1:consultation": Door(ANYBODY, ("consultation",)),
    "api:v1:comments": Door(ANYBODY, ("consultation",), also=KEYED),
    "api:v1:comment": keyed("consultation"),
    "api:v1:comment_list": keyed(),
    "api:v1:follow": keyed("comment_receipt"),
    "api:v1:tip": keyed(),
    "api:v1:tip_list": keyed(),
    "api:v1:progress": keyed("tip_number"),
    "api:v1:alarm": keyed(),
    "api:v1:heartbeats": keyed(),
    "api:v1:alarm_progress": keyed("tip_number"),
    "api:v1:me": keyed(),
    "api:v1:verification": keyed(),
    "api:v1:begin": keyed(),
    "api:v1:applications": keyed(),
    "api:v1:discard": keyed("partner"),
    "api:v1:answers": keyed("partner"),
    "api:v1:saved_answers": keyed("partner"),
    "api:v1:application": keyed("partner"),
    "api:v1:papers": keyed("partner"),
    "api:v1:signatures": keyed("partner"),
    "api:v1:submit": keyed("partner"),
    "api:v1:case_list": keyed(),
    "api:v1:show_case": keyed("case"),
    "api:v1:letters": keyed("case"),
    "api:v1:letter_file": keyed("case", "letter"),
    "api:v1:answer": keyed("case", "element"),
    "api:v1:case_papers": keyed("case"),
    "api:v1:withdraw": keyed("case"),
    "api:v1:rate": keyed("case"),
    "api:v1:hooks": keyed(),
    "api:v1:subscribe": keyed(),
    "api:v1:hook": keyed("partner"),
    "api:v1:unsubscribe": keyed("partner"),
    "api:v1:deliveries": keyed(),
}


def things(cast: Cast) -> dict[str, Any]:
    """A partner that waits for approval, one let in with a key, and a notice given up."""
    waiting = partners.receive(asked(name="等待批准"), by=cast.viewers["data_clerk"], on=MONDAY)
    let, _ = let_in(cast, on=MONDAY)
    hook = partners.Hook.objects.create(
        partner=let, url="https://example.org/", events=["case.ended"], secret_sealed="",
        key_id="abcdef", since_entry=0,
    )  # fmt: skip
    notice = partners.Delivery.objects.create(
        hook=hook, entry=1, event="case.ended", subject="case:X", body="{}", state="dead",
        next_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    return {"partner": waiting.pk, "open_partner": let.pk, "public_key": let.keys.get().public,
            "dead_notice": notice.pk, "booking_number": "Y23456789A", "tip_number": "T23456789A",
            "comment_receipt": "YJ-1", "paid_month": "2026-10"}  # fmt: skip
