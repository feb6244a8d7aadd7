"""The demo district, built once by the program itself; every module plays in a copy of its own."""

import os
from collections.abc import Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .driving import Album, Crowd
from .house import House, build, served

BUILT = "demo.json"  # written last


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built anew, unless MINZHENG_DISTRICT names the directory of one built before.

    Test processes that run side by side share one: the second waits until it is built.
    """
    if "MINZHENG_DISTRICT" in os.environ:
        return Path(os.environ["MINZHENG_DISTRICT"])
    ours = tmp_path_factory.getbasetemp()
    shared = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours
    with (shared / "district.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (shared / "district" / BUILT).exists():
            build(shared / "district")
    return shared / "district"


@pytest.fixture(scope="module")
def house(district: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(district, tmp_path_factory.mktemp("house") / "demo") as running:
        yield running


@pytest.fixture
def album() -> Album:
    """Pictures go to MINZHENG_PICTURES when somebody wants to look at them."""
    if "MINZHENG_PICTURES" not in os.environ:
        return Album()
    folder = Path(os.environ["MINZHENG_PICTURES"])
    folder.mkdir(parents=True, exist_ok=True)
    return Album(folder)


@pytest.fixture
def crowd(browser: Browser, house: House, album: Album) -> Iterator[Crowd]:
    yield Crowd(browser, house, album)
    for context in browser.contexts:
        context.close()
