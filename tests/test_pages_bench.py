"""What T3 copies is about the people it is copied for, and what it tells is what was measured."""

import json

import pytest
from bench.pages.__main__ import result
from bench.pages.alone import told
from bench.pages.patterns import marked


def test_a_copy_names_its_own_people() -> None:
    text = marked(
        {
            "members": [{"person": "<<0>>", "wage_income": 100}, {"person": "<<1>>"}],
            "sources": {"<<1>>.wage_income": "申报", "deposits": "核对"},
        }
    )

    facts = json.loads(text.filled([71, 82]))

    assert [member["person"] for member in facts["members"]] == [71, 82]
    assert facts["sources"] == {"82.wage_income": "申报", "deposits": "核对"}


def test_the_times_are_told_in_milliseconds() -> None:
    assert told([0.010] * 19 + [0.050]) == {"median_ms": 10.0, "p95_ms": pytest.approx(48.0)}


def test_the_crowd_is_that_of_postgresql_where_there_is_one() -> None:
    page = {"median_ms": 1.0, "p95_ms": 2.0, "queries": 3, "cpu_ms": 1.0}

    def store(rate: float) -> dict[str, dict[str, object]]:
        alone = {"pages": {"person": page}, "floor": {"empty_ms": 0.2, "one_query_ms": 0.5}}
        return {"alone": alone, "heavy": alone, "crowd": {"pages_per_s": rate}}

    both = result({"sqlite": store(1.0), "postgres": store(2.0)})

    assert both["sixteen_users"] == {"store": "postgres", "pages_per_s": 2.0}
    assert result({"sqlite": store(1.0)})["sixteen_users"]["store"] == "sqlite"
    assert set(both) >= {"pages", "floor", "sixteen_users"}
