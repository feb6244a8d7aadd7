"""Writers at the same time queue at the head: no gap, no fork, a whole trail."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from minzheng.engines.audit.api import Entry, record, verify
from minzheng.kernel.doer import SYSTEM

WRITERS, EACH = 4, 25


def write_some(writer: int) -> None:
    for _ in range(EACH):
        with transaction.atomic():
            record(SYSTEM, "note", f"case:GZ{writer}")
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_one_chain() -> None:
    with transaction.atomic():
        record(SYSTEM, "note", "case:first")
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write_some, range(WRITERS)))

    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, WRITERS * EACH + 2))
    assert verify().ok
