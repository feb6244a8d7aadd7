"""Columns of a population mean what one person's sides mean, overruled values included."""

from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import disability
from minzheng.vocabulary.department_data import 医学死亡日期, 火化日期, 登记婚姻状况
from minzheng.vocabulary.person import 婚姻状况, 死亡日期

days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1)))


@given(st.lists(st.tuples(days, days, days)))
def test_the_first_source_that_knows_is_believed(
    rows: list[tuple[date | None, date | None, date | None]],
) -> None:
    own, medical, cremated = (pa.array([row[at] for row in rows], pa.date32()) for at in range(3))
    said = {医学死亡日期.column: medical, 火化日期.column: cremated}

    found = api.believe(死亡日期, own, said)
    by = api.believed_by(死亡日期, own, said)

    assert found is not None
    in_order = [(row[1], row[0], row[2]) for row in rows]
    known = [[at for at, value in enumerate(row) if value is not None] for row in in_order]
    assert by.to_pylist() == [each[0] if each else None for each in known]
    assert found.to_pylist() == [
        row[each[0]] if each else None for row, each in zip(in_order, known, strict=True)
    ]


def test_a_fact_no_source_gives_is_absent() -> None:
    assert api.believe(死亡日期, None, {}) is None


def test_codes_are_taken_in_the_type_of_the_own_column() -> None:
    own = pa.array([None, 10], pa.int16())

    found = api.believe(婚姻状况, own, {登记婚姻状况.column: pa.array([20, 20], pa.int32())})

    assert found is not None
    assert (found.to_pylist(), found.type) == ([20, 10], pa.int16())


def test_settled_values_stand_in_their_rows(cast: Cast) -> None:
    disability(kind=3, grade=2)
    viewer = cast.viewers["district_clerk"]
    for fact, value in (("disability_kind", "视力"), ("died_on", "2026-10-05")):
        new = api.NewOverrule(fact, value, "查证")
        api.overrule(cast.spouse, new, by=viewer, on=DAY)
    columns = {
        "disability_kind": pa.array([0, 0, 3], pa.int16()),
        "died_on": pa.nulls(3, pa.date32()),
        "wage_income": pa.array([1, 2, 3]),
    }

    settled = api.overrules(DAY)
    found = settled.over(columns, np.array([cast.applicant.pk, cast.spouse.pk, -1]))

    kind = api.sides(cast.spouse, api.known_facts()["disability_kind"], DAY).value
    assert found["disability_kind"].to_pylist() == [0, kind, kind]  # -1 is her number in the lake
    assert found["died_on"].to_pylist() == [None, date(2026, 10, 5), date(2026, 10, 5)]
    assert found["wage_income"] is columns["wage_income"]
    assert not api.overrules(DAY.replace(day=1)).facts
