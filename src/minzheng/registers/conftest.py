"""What the registers' tests share: a doer, a day, and a trail that can be read."""

from collections.abc import Iterator
from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.testing import Notebook


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    """Takes the place of the audit engine for one test."""
    book = Notebook()
    former = trail.install(book)
    yield book
    trail.install(former)


@pytest.fixture
def clerk() -> Doer:
    return Doer("officer", "T001", "李建国", "青竹镇人民政府", "440118101000")


@pytest.fixture
def today() -> date:
    return date(2026, 11, 2)
