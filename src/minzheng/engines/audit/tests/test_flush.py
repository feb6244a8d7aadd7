"""Emptying the database: for tests alone, and the guard stands again afterwards."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from pytest_django import Settings

from minzheng.engines.audit.api import Entry, record
from minzheng.kernel.doer import SYSTEM


@pytest.mark.django_db
def test_a_running_system_cannot_be_emptied(settings: Settings) -> None:
    record(SYSTEM, "note", "case:GZ1")
    settings.TESTING = False

    with pytest.raises(CommandError, match="只能追加"):
        call_command("flush", interactive=False)

    assert Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_after_emptying_a_test_database_entries_are_guarded_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    with transaction.atomic():
        record(SYSTEM, "note", "case:GZ1")

    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
        Entry.objects.all().delete()
