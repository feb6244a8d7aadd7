"""record(): one entry in the caller's transaction, bound to the one before, without secrets."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from minzheng.engines.audit import guard
from minzheng.engines.audit.api import (
    Entry,
    NotInTransaction,
    SecretInTrail,
    entries_about,
    record,
)
from minzheng.engines.audit.models import Head
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers import trail

CLERK = Doer("officer", "T001", "李建国", "青竹镇人民政府", "440118101000")


@pytest.mark.django_db
def test_it_numbers_entries_and_links_each_to_the_one_before() -> None:
    first = record(CLERK, "accept", "case:GZ1", division="440118101000", detail={"days": 20})
    second = record(SYSTEM, "advance", "case:GZ1")

    assert second.number == first.number + 1
    assert second.previous_hash == first.hash
    assert Head.objects.get().hash == second.hash
    assert [entry.verb for entry in entries_about("case:GZ1")] == ["accept", "advance"]


@pytest.mark.django_db
def test_it_keeps_who_what_and_why() -> None:
    entry = record(CLERK, "open_field", "person:1", purpose="核实身份", detail={"field": "phone"})

    stored = Entry.objects.get(pk=entry.number)
    assert (stored.doer_name, stored.doer_office) == ("李建国", "青竹镇人民政府")
    assert (stored.purpose, stored.detail) == ("核实身份", '{"field":"phone"}')


@pytest.mark.django_db
def test_it_masks_the_name_of_a_citizen() -> None:
    entry = record(Doer("person", "12", "罗春生"), "submit", "case:GZ1")

    assert "春生" not in entry.doer_name


@pytest.mark.django_db
@pytest.mark.parametrize(
    "secret",
    [
        "11010519491231002X",
        "号码11010519491231002x。",
        "110105491231002",
        "6222021234567890123",
        "13800138000",
        110105194912310021,
        {"members": ["330213199001010017"]},
        [{"phone": "电话 13800138000"}],
    ],
)
def test_it_refuses_identity_numbers_phones_and_accounts(secret: object) -> None:
    with pytest.raises(SecretInTrail, match="审计内容"):
        record(CLERK, "note", "case:GZ1", detail={"text": secret})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "harmless",
    [
        13_000_000_000,
        "H440118-000123",
        "GZ440118202611210001",
        "440118101201",
        date(2026, 11, 2),
        "a" * 64,
        "2026-11-02",
    ],
)
def test_it_takes_amounts_numbers_of_records_and_days(harmless: object) -> None:
    assert record(CLERK, "note", "case:GZ1", detail={"value": harmless}).number


@pytest.mark.django_db
def test_it_refuses_a_secret_in_the_subject() -> None:
    with pytest.raises(SecretInTrail):
        record(CLERK, "note", "person:330213199001010017")


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_write_outside_a_transaction() -> None:
    with pytest.raises(NotInTransaction, match="事务"):
        record(CLERK, "note", "case:GZ1")


@pytest.mark.django_db(transaction=True)
def test_it_goes_away_with_the_change_it_tells_of() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(CLERK, "note", "case:GZ1")
        _ = 1 / 0

    assert not Entry.objects.exists()
    with transaction.atomic():
        assert record(CLERK, "note", "case:GZ1").number == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_an_entry(change: str) -> None:
    record(CLERK, "note", "case:GZ1")

    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
        if change == "update":
            Entry.objects.update(verb="nothing")
        else:
            Entry.objects.all().delete()

    assert entries_about("case:GZ1")[0].verb == "note"


@pytest.mark.django_db
def test_the_guard_can_be_lifted_and_set_up_again() -> None:
    guard.lift(connection)
    record(CLERK, "note", "case:GZ1")
    Entry.objects.update(verb="changed")
    guard.set_up(connection)

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(verb="again")


@pytest.mark.django_db
def test_the_registers_report_to_it() -> None:
    trail.record(CLERK, "register_person", "person:7", division="440118101201", source="登记")

    entry = entries_about("person:7")[0]
    assert (entry.division_code, entry.detail) == ("440118101201", '{"source":"登记"}')
