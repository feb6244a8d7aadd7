"""Events read from the trail and sent to a real server: signed, in order, tried again, not lost."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from minzheng.engines.access.testing import TOWN_B, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case, withdraw
from minzheng.engines.cases.testing import apply, take
from minzheng.engines.partners import api, delivering
from minzheng.engines.partners.testing import let_in

from .receiver import Receiver, receiver

MONDAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def server(settings: Any) -> Iterator[Receiver]:
    settings.HOOKS_INSIDE = True
    with receiver() as found:
        yield found


def subscribed(cast: Cast, url: str, **differs: Any) -> api.Subscribed:
    caller = api.admit(api.Knock(let_in(cast, on=MONDAY, **differs)[1], "", NOON, MONDAY))
    return api.subscribe(caller, url, tuple(api.EVENTS))


def lodged(cast: Cast, partner: api.Partner) -> Case:
    case = apply(cast, on=MONDAY)
    api.Lodged.objects.create(
        partner=partner, matter=case.matter, division_code=case.division_code,
        person=case.applicant_id, draft=1, token=case.token, case=case.number, begun_on=MONDAY,
    )  # fmt: skip
    return case


def told(server: Receiver) -> list[str]:
    return [json.loads(body)["event"] for _, body in server.got]


def send_all(at: datetime) -> int:
    """Rounds until nothing is due: a case has one notice a round."""
    sent = 0
    while done := api.deliver_due(at).sent:
        sent += done
    return sent


def test_a_case_is_told_step_by_step_in_order(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    case = lodged(cast, made.hook.partner)
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)
    withdraw(case.number, "", by=cast.viewers["applicant"], on=MONDAY)

    api.read_trail(NOON, on=MONDAY)
    send_all(NOON)

    assert told(server) == ["case.submitted", "case.accepted", "case.withdrawn", "case.ended"]


def test_the_return_for_papers_is_an_event_of_its_own(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    case = lodged(cast, made.hook.partner)
    take(case, "受理审查", "一次性告知补正", by=cast.viewers["town_clerk"], on=MONDAY,
         papers_complete="否", reason="缺户口簿")  # fmt: skip

    api.read_trail(NOON, on=MONDAY)
    send_all(NOON)

    assert told(server)[-1] == "case.returned"


def test_it_is_signed_and_names_nobody(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    case = lodged(cast, made.hook.partner)
    api.read_trail(NOON, on=MONDAY)
    api.deliver_due(NOON)

    headers, body = server.got[0]
    parts = dict(each.split("=") for each in headers["Minzheng-Signature"].split(","))
    assert parts["v1"] == api.signature(made.secret, int(parts["t"]), body.decode())
    assert parts["kid"] == made.hook.key_id
    assert json.loads(body)["subject"] == case.ref and "罗春生" not in body.decode()


def test_what_it_did_not_lodge_it_is_not_told(cast: Cast, server: Receiver) -> None:
    subscribed(cast, server.url)
    apply(cast, on=MONDAY)

    assert api.read_trail(NOON, on=MONDAY) == 0


def test_when_it_does_not_reach_there_any_more_it_is_not_told(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)
    api.Partner.objects.update(divisions=[TOWN_B])

    assert api.read_trail(NOON, on=MONDAY) == 0


def test_read_again_nothing_is_made_twice(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)

    assert (api.read_trail(NOON, on=MONDAY), api.read_trail(NOON, on=MONDAY)) == (1, 0)


def test_a_reader_that_dies_in_the_middle_loses_and_doubles_nothing(
    cast: Cast, server: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)
    with monkeypatch.context() as patched:
        patched.setattr("minzheng.engines.partners.models.Reading.save", _dies)
        with pytest.raises(KeyboardInterrupt):
            api.read_trail(NOON, on=MONDAY)
    assert not api.Delivery.objects.exists()

    assert api.read_trail(NOON, on=MONDAY) == 1


def test_a_sender_that_dies_sends_again_with_the_same_id(
    cast: Cast, server: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)
    api.read_trail(NOON, on=MONDAY)
    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_note_done", _dies)
        with pytest.raises(KeyboardInterrupt):
            api.deliver_due(NOON)

    assert api.deliver_due(NOON).sent == 0  # its lease still runs
    assert api.deliver_due(NOON + delivering.LEASE).sent == 1
    assert server.got[0][1] == server.got[1][1]


def test_a_failure_holds_back_the_same_case_only(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    case = lodged(cast, made.hook.partner)
    withdraw(case.number, "", by=cast.viewers["applicant"], on=MONDAY)
    api.read_trail(NOON, on=MONDAY)
    server.answers = [500]

    assert api.deliver_due(NOON).failed == 1
    assert api.deliver_due(NOON).sent == 0
    send_all(NOON + api.BACK_OFF[0])
    assert told(server) == ["case.submitted", "case.submitted", "case.withdrawn", "case.ended"]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_after_the_last_try_it_is_kept_to_be_sent_anew(
    cast: Cast, server: Receiver, status: int
) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)
    api.read_trail(NOON, on=MONDAY)
    server.answers = [status] * (len(api.BACK_OFF) + 1)
    at = NOON
    for wait in (*api.BACK_OFF, timedelta()):
        api.deliver_due(at)
        at += wait

    row = api.Delivery.objects.get()
    assert row.state == "dead" and str(status) in row.problem
    assert api.deliver_due(at + timedelta(days=9)).sent == 0
    api.resend(cast.viewers["data_clerk"], row.pk, at=at)
    assert api.deliver_due(at).sent == 1


def test_an_officer_elsewhere_cannot_send_it_anew(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    row = api.Delivery.objects.create(hook=made.hook, entry=1, event="case.ended", state="dead",
                                      subject="case:X", body="{}", next_at=NOON)  # fmt: skip

    with pytest.raises(api.NoSuchPartner):
        api.resend(cast.viewers["other_town_clerk"], row.pk, at=NOON)


def test_nothing_goes_to_who_unsubscribed(cast: Cast, server: Receiver) -> None:
    made = subscribed(cast, server.url)
    lodged(cast, made.hook.partner)
    api.read_trail(NOON, on=MONDAY)
    caller = api.Caller(made.hook.partner, "", api.viewer_of_partner(made.hook.partner), 1, 1)
    api.unsubscribe(caller, made.hook.pk)

    assert api.deliver_due(NOON).sent == 0
    assert Entry.objects.filter(verb="unsubscribe_events").exists()


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/x", "https://localhost/", "https://10.1.2.3/", "https://169.254.169.254/",
     "https://[::1]/", "https://[::ffff:10.0.0.1]/", "http://203.0.113.1/", "ftp://example.org/",
     "https://user@example.org/", "https://", "nonsense", "https://0/", "https://2130706433/",
     "https://[bad", "https://127.0.0.1:99999/"],
)  # fmt: skip
def test_inside_addresses_are_refused(cast: Cast, url: str) -> None:
    with pytest.raises(api.UrlRefused):
        subscribed(cast, url)


def _dies(*args: Any, **kwargs: Any) -> None:
    raise KeyboardInterrupt
