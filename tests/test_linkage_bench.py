"""What T1 counts: pairs of one person, recall by kind, and that nothing of a rival is mixed up."""

import numpy as np
import pyarrow as pa
from bench.linkage.febrl_plan import FEBRL, prepare_febrl
from bench.linkage.scoring import by_kind, dense, score, true_pairs

from minzheng.engines.linkage.pairing import pairs_within

TRUTH = np.array([0, 0, 0, 1, 1, 2])


def test_a_right_clustering_is_right() -> None:
    assert score(TRUTH, dense(["a", "a", "a", "b", "b", "c"])) == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip


def test_pairs_are_counted_not_records() -> None:
    found = score(TRUTH, np.array([0, 0, 1, 1, 1, 2]))

    assert (found["precision"], found["recall"]) == (0.5, 0.5)


def test_every_pair_of_one_person_is_met_once() -> None:
    left, right = true_pairs(TRUTH)

    assert sorted(map(sorted, zip(left.tolist(), right.tolist(), strict=True))) == [
        [0, 1], [0, 2], [1, 2], [3, 4],
    ]  # fmt: skip


def test_recall_is_told_by_the_kind_of_either_record() -> None:
    records = pa.table({"person": TRUTH, "kind": ["clean", "twin", "clean", "twin", "x", "x"]})

    found = by_kind(records, np.array([0, 0, 1, 3, 4, 5]))

    assert found["twin"] == {"pairs": 3, "recall": round(1 / 3, 5)}


def test_febrl_is_compared_by_the_same_engine() -> None:
    one = {
        "given_name": " Mitchell", "surname": "green", "street_number": "7",
        "address_1": "wallaby place", "address_2": "", "suburb": "cleveland", "postcode": "2119",
        "state": "sa", "date_of_birth": "19560409", "soc_sec_id": "1804974",
    }  # fmt: skip
    other = {**one, "given_name": "green", "surname": "mitchell", "date_of_birth": "19560904"}
    table = pa.Table.from_pylist([{**one, "record": 0}, {**other, "record": 1}])

    pairs = pairs_within(prepare_febrl(table), FEBRL)

    assert pairs.levels["c_names"].tolist() == [1]
    assert pairs.levels["c_date_of_birth"].tolist() == [1]
