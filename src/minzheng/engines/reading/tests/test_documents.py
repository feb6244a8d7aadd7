"""Nine documents of our own in seven genres, beside keys made by hand."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from minzheng.engines.reading.api import Document, read_file
from minzheng.engines.reading.scoring import Score, score

FOLDER = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read(name: str) -> Document:
    path = FOLDER / f"{name}.txt"
    return read_file(path.read_bytes(), path.name)


@cache
def scored(name: str) -> dict[str, Score]:
    return score(read(name), yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))


def together(kind: str) -> Score:
    return sum((scored(name)[kind] for name in NAMES), Score(0, 0, 0))


def test_there_are_enough_documents() -> None:
    assert len(NAMES) >= 8


@pytest.mark.parametrize(
    ("kind", "least"),
    [("head", 0.98), ("structure", 0.98), ("figures", 0.95), ("times", 0.95), ("names", 0.95)],
)
def test_they_are_read_as_a_person_would(kind: str, least: float) -> None:
    whole = together(kind)

    assert whole.f1 >= least, (whole.f1, whole.wrong, whole.missed)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_invented(name: str) -> None:
    document = read(name)

    paths = [item.path for item in document.items]
    assert len(paths) == len(set(paths))
    assert not [path for path, _ in scored(name)["structure"].wrong]  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_every_item_points_into_the_source(name: str) -> None:
    document = read(name)

    for item in document.items:
        assert document.text[item.start : item.end] == item.text
        assert item.text.startswith(item.heading)
        for figure in item.figures:
            assert item.start <= figure.start < figure.end <= item.end
            assert figure.measures in document.text
        for rhythm in item.rhythms:
            assert document.text[rhythm.start : rhythm.end] == rhythm.text


def test_a_key_that_differs_costs() -> None:
    key = yaml.safe_load((FOLDER / "yearly.yaml").read_text("utf-8"))
    key["items"][1]["heading"] = "别的"
    key["items"][3]["figures"][0][0] = 201

    worse = score(read("yearly"), key)

    assert worse["structure"].f1 < 1
    assert worse["figures"].f1 < 1
