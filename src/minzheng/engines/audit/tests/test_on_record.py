"""Listeners hear of each entry of their kind, in its transaction; what they refuse undoes it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from minzheng.engines.audit import listening
from minzheng.engines.audit.api import Entry, on_record, record
from minzheng.kernel.doer import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Iterator[list[str]]:
    words: list[str] = []

    def listener(entry: Entry) -> None:
        words.append(f"{entry.number} {entry.verb} {entry.subject}")
        if entry.verb == "refused":
            raise RuntimeError("the listener refuses")

    on_record("gadget", listener)
    on_record("gadget", listener)
    yield words
    listening._listeners.pop("gadget")


def test_a_listener_hears_its_kind_once_and_no_other(heard: list[str]) -> None:
    with transaction.atomic():
        entry = record(SYSTEM, "made", "gadget:1")
        record(SYSTEM, "made", "gadgets:1")
        record(SYSTEM, "made", "thing:gadget:1")

    assert heard == [f"{entry.number} made gadget:1"]


def test_what_a_listener_refuses_is_undone_with_its_entry(heard: list[str]) -> None:
    before = Entry.objects.count()

    with pytest.raises(RuntimeError), transaction.atomic():
        record(SYSTEM, "refused", "gadget:1")

    assert Entry.objects.count() == before
