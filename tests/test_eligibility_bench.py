"""What T2 compares is the same rules: the pass, one household at a time, and hand-written SQL."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from bench.eligibility.comparing import compare
from bench.eligibility.measuring import save
from bench.eligibility.people import write_people
from bench.eligibility.policy import BOOK, ON, OUTPUTS, PERSONAL
from bench.eligibility.rival_duckdb import answer, connect
from bench.eligibility.sampling import differing

from minzheng.engines.screening.api import Pass, Snapshot
from minzheng.engines.screening.passing import run


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("race")
    write_people(folder / "people", 20_000)
    run(Pass(OUTPUTS, ON, BOOK), Snapshot.open(folder / "people"), folder / "ours")
    return folder


def test_one_household_at_a_time_answers_the_same(race: Path) -> None:
    assert differing(race / "people", race / "ours") == 0


def test_hand_written_sql_answers_the_same(race: Path) -> None:
    (race / "sql").mkdir()
    database = connect(race / "people")
    answer(database, race / "sql")
    for table, key in (("persons", "person"), ("households", "household")):
        names = [name for name in OUTPUTS if (name in PERSONAL) == (table == "persons")]
        found = database.sql(f"FROM '{race / 'sql' / table}.parquet' ORDER BY {key}")
        save(found.select(*names).fetchnumpy(), race / "sql")

    assert compare(race / "people", race / "ours", race / "sql")["rows_that_differ"] == {}


def test_every_outcome_occurs_among_the_made_up_people(race: Path) -> None:
    homes = pq.read_table(race / "ours/households")

    assert [name for name in homes.column_names[1:] if not np.any(homes[name].to_numpy())] == []
