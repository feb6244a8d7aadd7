"""minzheng audit verify: whole is 0, broken is 1 and names the entry."""

import json

import pytest
from django.db import connection

from minzheng.engines.audit import guard
from minzheng.engines.audit.api import record
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.commands import audit

pytestmark = pytest.mark.django_db


def test_it_says_that_the_trail_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    record(SYSTEM, "note", "case:GZ1")

    assert audit.run(["verify"]) == 0
    assert "完整" in capsys.readouterr().out


def test_it_names_the_broken_entry(capsys: pytest.CaptureFixture[str]) -> None:
    broken = record(SYSTEM, "note", "case:GZ1").number
    record(SYSTEM, "note", "case:GZ2")
    guard.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'nope' WHERE number = %s", [broken])

    assert audit.run(["verify", "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["ok"], verdict["entry"]) == (False, broken)


def test_it_asks_for_an_action() -> None:
    with pytest.raises(SystemExit):
        audit.run([])
