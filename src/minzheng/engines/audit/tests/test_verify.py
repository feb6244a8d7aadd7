"""verify(): whatever was done to the stored trail is found, and the entry is named."""

import pytest
from django.db import connection

from minzheng.engines.audit import guard, verifying
from minzheng.engines.audit.api import Entry, record, verify
from minzheng.engines.audit.chain import hash_of
from minzheng.kernel.doer import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail_of_five(db: None) -> int:
    """Five entries whose guard is gone, as after an intrusion; gives the first one's number."""
    numbers = [record(SYSTEM, "note", f"case:GZ{place}").number for place in range(5)]
    guard.lift(connection)
    return numbers[0]


def tamper(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_empty_trail_is_whole() -> None:
    assert verify().ok


def test_an_untouched_trail_is_whole(trail_of_five: int) -> None:
    verdict = verify()

    assert (verdict.ok, verdict.checked, verdict.entry) == (True, trail_of_five + 4, None)


@pytest.mark.parametrize(
    "column", ["verb", "subject", "detail", "doer_name", "division_code", "purpose"]
)
def test_one_changed_byte_is_found_and_named(trail_of_five: int, column: str) -> None:
    third = trail_of_five + 2
    tamper(f"UPDATE audit_entry SET {column} = {column} || 'x' WHERE number = %s", third)  # noqa: S608  # ours

    verdict = verify()

    assert (verdict.ok, verdict.entry) == (False, third)
    assert "改动" in verdict.reason


def test_a_changed_instant_is_found(trail_of_five: int) -> None:
    Entry.objects.filter(pk=trail_of_five).update(at="2020-01-01T00:00:00Z")

    assert verify().entry == trail_of_five


def test_a_deleted_entry_in_the_middle_is_found(trail_of_five: int) -> None:
    tamper("DELETE FROM audit_entry WHERE number = %s", trail_of_five + 1)

    verdict = verify()

    assert (verdict.ok, verdict.entry) == (False, trail_of_five + 1)
    assert "删除" in verdict.reason


def test_a_cut_tail_is_found_by_the_head(trail_of_five: int) -> None:
    tamper("DELETE FROM audit_entry WHERE number >= %s", trail_of_five + 3)

    verdict = verify()

    assert (verdict.ok, verdict.entry) == (False, trail_of_five + 3)
    assert "末尾被截断" in verdict.reason


def test_a_rewritten_last_entry_with_a_right_hash_is_found(trail_of_five: int) -> None:
    last = Entry.objects.get(pk=trail_of_five + 4)
    last.verb = "forged"
    last.hash = hash_of(last)
    last.save()

    assert verify().entry == last.number


def test_an_entry_put_behind_the_head_is_found(trail_of_five: int) -> None:
    last = Entry.objects.get(pk=trail_of_five + 4)
    last.number, last.previous_hash = last.number + 1, last.hash
    last.hash = hash_of(last)
    last.save(force_insert=True)

    verdict = verify()

    assert (verdict.ok, verdict.entry) == (False, last.number)


def test_it_reads_across_chunks(trail_of_five: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "CHUNK", 2)
    tamper("UPDATE audit_entry SET verb = 'x' WHERE number = %s", trail_of_five + 4)

    assert verify().entry == trail_of_five + 4
