"""Training by Splink on generated records: the weights it gives tell people apart."""

from datetime import date

import numpy as np
import pytest

from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.pairing import pairs_within
from minzheng.engines.linkage.preparing import prepare
from minzheng.engines.linkage.training import Material, train
from minzheng.engines.linkage.weighing import unasked, weigh
from minzheng.wiring.city.linkage_people import linkage_people


@pytest.fixture(scope="module")
def model() -> Model:
    records = prepare(linkage_people(8_000, seed=3))
    return train(Material(records, "测试", date(2026, 11, 20)), PEOPLE, version="test")


def test_every_level_has_a_weight(model: Model) -> None:
    for comparison in PEOPLE.comparisons:
        weights = model.weights[comparison.key]
        assert len(weights) == len(comparison.levels) + 1
        assert np.isfinite(weights).all()


def test_closer_levels_speak_more_for_one_person(model: Model) -> None:
    birth, number = model.weights["birth"], model.weights["number"]

    assert birth[0] > birth[-1]
    assert number[2] < 0  # two valid numbers


def test_it_links_records_it_has_not_seen(model: Model) -> None:
    unseen = linkage_people(8_000, seed=4)
    pairs = pairs_within(prepare(unseen), PEOPLE)

    kept = unasked(pairs, weigh(pairs, PEOPLE, model, records=len(unseen)), model)

    person = unseen.column("person").to_numpy()
    assert (person[pairs.left] == person[pairs.right])[kept].mean() > 0.99
