"""What the benchmark of elders' lists compares says the same: ours, one by one, and SQL."""

from pathlib import Path

import pytest
from bench._elder_lists import measure


@pytest.mark.django_db
def test_elders_lists_agree_three_ways(tmp_path: Path) -> None:
    told = measure(tmp_path, 3_000, 25)

    assert told["differ"] == {"duckdb": 0, "one_by_one": 0, "count": 0}
    assert told["entitled"] > told["elders"]
