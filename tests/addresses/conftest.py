"""One scene for every module that walks through the addresses."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from .scene import FRIDAY, Scene, make_scene


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("scene")
    (folder / "business-date.txt").write_text(FRIDAY.isoformat())
    demo = override_settings(DATA_DIR=folder, DEMO=True)
    with django_db_blocker.unblock(), demo, transaction.atomic():
        yield make_scene(folder)
        transaction.set_rollback(True)
