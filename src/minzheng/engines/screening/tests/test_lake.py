"""Versions in the lake: whole or not there, told to the trail, never written again."""

import os
from pathlib import Path

import pytest

from minzheng.engines.lake.api import draft, folders, publish
from minzheng.engines.screening.layout import POPULATION
from minzheng.engines.screening.tests.staging import MONDAY


def stop(_: str = "") -> None:
    raise RuntimeError("the machine stopped")


def test_a_version_is_named_by_day_and_number(db: None) -> None:
    told: list[str] = []

    for _ in range(2):
        with draft(POPULATION) as folder:
            publish(folder, POPULATION, MONDAY, told.append)

    assert told == ["2026-11-02-001", "2026-11-02-002"]
    assert [each.name for each in folders(POPULATION)] == told


def test_what_was_not_finished_is_no_version(lake: Path) -> None:
    with pytest.raises(RuntimeError), draft(POPULATION):
        stop()

    assert list((lake / POPULATION).iterdir()) == []


def test_what_the_trail_does_not_know_is_no_version(db: None, lake: Path) -> None:
    with pytest.raises(RuntimeError), draft(POPULATION) as folder:
        publish(folder, POPULATION, MONDAY, stop)

    assert list((lake / POPULATION).iterdir()) == []


def test_what_a_killed_build_left_is_removed_after_a_day(lake: Path) -> None:
    old, new = lake / "population/.part-old", lake / "population/.part-new"
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))

    with draft(POPULATION):
        pass

    assert (old.exists(), new.exists()) == (False, True)
    assert folders(POPULATION) == []
