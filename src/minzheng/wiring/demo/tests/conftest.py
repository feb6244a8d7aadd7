"""One small district for all tests of the demo, built once and rolled back at the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from minzheng.wiring.demo.build import build_district
from minzheng.wiring.demo.state import State

PEOPLE = 300


@pytest.fixture(scope="package")
def demo_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    directory = tmp_path_factory.mktemp("demo")
    with override_settings(DATA_DIR=directory, DEMO=True):
        yield directory


@pytest.fixture(scope="package")
def built(demo_dir: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[State]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_district(PEOPLE, say=lambda _line: None)
        transaction.set_rollback(True)


@pytest.fixture
def district(built: State, db: None) -> State:
    """The built district; what a test changes in it is undone after the test."""
    return built


@pytest.fixture
def business_file(demo_dir: Path) -> Iterator[Path]:
    """The file of the business date, put back after the test."""
    path = demo_dir / "business-date.txt"
    former = path.read_text(encoding="ascii")
    yield path
    path.write_text(former, encoding="ascii")
