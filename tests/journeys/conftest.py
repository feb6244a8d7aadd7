"""The demo district, built once by the program itself; every module plays in a copy of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .driving import Album, Crowd
from .house import House, build, served


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built anew, unless MINZHENG_DISTRICT names the directory of one built before."""
    if "MINZHENG_DISTRICT" in os.environ:
        return Path(os.environ["MINZHENG_DISTRICT"])
    directory = tmp_path_factory.mktemp("district") / "demo"
    build(directory)
    return directory


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
