"""A platform's calls: exactly once, unknown serials told, signed where there is a secret."""

import json
from typing import Any

import pytest
from django.utils import timezone

from minzheng.engines.access.testing import APPLICANT_ID, VILLAGE_A, Cast
from minzheng.engines.alarms import api as alarms
from minzheng.engines.alarms.testing import CODE, make_centre
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.partners import api as partners
from minzheng.registers.people.api import find_by_id_number
from minzheng.registers.sealing import seal

from .conftest import MONDAY, Program

SECRET, KID = "a secret of both", "abcdef012345"
CALL: dict[str, Any] = {
    "serial": "SOS-9", "kind": "sos", "event": "e-1",
    "happened_at": "2026-11-02T08:15:00+08:00", "payload": {"battery": 80},
}  # fmt: skip


@pytest.fixture
def device(cast: Cast, partner: tuple[partners.Partner, str]) -> alarms.Device:
    home = make_centre("石桥颐康中心", VILLAGE_A, CODE)
    house = house_viewer(home, "柯美玲", "manager", MONDAY)
    person = find_by_id_number(APPLICANT_ID)
    assert person is not None
    contacts = (alarms.NewContact("邻居", "13800000001"),)
    new = alarms.NewDevice("SOS-9", "sos", person, "3号", partner[0].number, contacts)
    return alarms.keep_device(house, home.pk, new, on=MONDAY)


def subscribed(partner: partners.Partner) -> None:
    """The partner has a subscription, so we share a secret."""
    partners.Hook.objects.create(
        partner=partner, url="https://example.org", events=["case.ended"], since_entry=0,
        secret_sealed=seal(SECRET), key_id=KID,
    )  # fmt: skip


def signed(body: Any, *, secret: str = SECRET, ago: int = 0) -> dict[str, str]:
    stamp = int(timezone.now().timestamp()) - ago
    told = partners.signature(secret, stamp, json.dumps(body))
    return {partners.HEADER: f"t={stamp},kid={KID},v1={told}"}


def test_a_call_opens_an_alarm_once(device: alarms.Device, program: Program) -> None:
    first, again = program.send("post", "/alarms", CALL), program.send("post", "/alarms", CALL)

    assert (first[0], again[0]) == (201, 200)
    assert first[1] == again[1] and first[1]["state"] == "open"
    assert alarms.Alarm.objects.count() == 1
    assert program.get("/alarms/e-1")[1]["serial"] == "SOS-9"


def test_an_unknown_serial_is_a_problem_that_says_what_to_do(
    device: alarms.Device, program: Program
) -> None:
    status, told = program.send("post", "/alarms", {**CALL, "serial": "NOBODY"})

    assert (status, told["title"]) == (404, "没有找到")
    assert "没有登记序列号为“NOBODY”" in told["detail"]


@pytest.mark.parametrize(
    ("told", "where"),
    [({"kind": "ghost"}, "/kind"), ({"happened_at": "yesterday"}, "/happened_at"),
     ({"event": "a b"}, "/event")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(
    device: alarms.Device, program: Program, told: dict[str, str], where: str
) -> None:
    status, answer = program.send("post", "/alarms", {**CALL, **told})

    assert status == 422 and answer["errors"][0]["pointer"] == where


def test_a_time_to_come_is_refused(device: alarms.Device, program: Program) -> None:
    body = {**CALL, "happened_at": "2999-01-01T00:00:00+08:00"}

    status, told = program.send("post", "/alarms", body)

    assert status == 422 and "在将来" in told["detail"]


def test_heartbeats_are_heard(device: alarms.Device, program: Program) -> None:
    status, told = program.send("post", "/alarms/heartbeats", {"serials": ["SOS-9", "X"]})

    device.refresh_from_db()
    assert (status, told) == (200, {"known": 1})
    assert device.seen_at is not None


def test_with_a_secret_it_must_be_signed(
    device: alarms.Device, partner: tuple[partners.Partner, str], program: Program
) -> None:
    subscribed(partner[0])

    bare = program.send("post", "/alarms", CALL)
    wrong = program.send("post", "/alarms", CALL, **signed(CALL, secret="other"))
    changed = program.send("post", "/alarms", {**CALL, "kind": "gas"}, **signed(CALL))
    late = program.send("post", "/alarms", CALL, **signed(CALL, ago=301))
    good = program.send("post", "/alarms", CALL, **signed(CALL))

    assert [each[0] for each in (bare, wrong, changed, late, good)] == [401, 401, 401, 401, 201]
    assert alarms.Alarm.objects.count() == 1


def test_without_the_scope_nothing_is_taken(
    device: alarms.Device, partner: tuple[partners.Partner, str], program: Program
) -> None:
    partners.Partner.objects.update(scopes=[partners.TIPS])

    assert program.send("post", "/alarms", CALL)[0] == 403
