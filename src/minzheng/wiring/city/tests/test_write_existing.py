"""Files about families that stand in the registers, and about people nobody registered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from minzheng.wiring.city.delivering import Order
from minzheng.wiring.city.errors import Errors
from minzheng.wiring.city.existing import OTHERS_FROM, Known, citizens_of, demo_feeds
from minzheng.wiring.demo.families import Family, maker
from minzheng.wiring.demo.shapes import elder_alone, journey

ORDER = Order(date(2026, 11, 2), 1, Errors.none(), begin=date(2026, 9, 1))


@dataclass(frozen=True)
class Row:
    pk: int


@dataclass(frozen=True)
class Home:
    family: Family
    household: Row
    people: Sequence[Row]


@pytest.fixture(scope="module")
def homes() -> list[Home]:
    made = maker(3)
    families = [made.needy(journey(made.chance)), made.needy(elder_alone(made.chance)),
                *(made.ordinary() for _ in range(150))]  # fmt: skip
    found, count = [], 0
    for number, family in enumerate(families, start=1):
        people = tuple(Row(count + place) for place in range(1, len(family.members) + 1))
        count += len(people)
        found.append(Home(family, Row(number), people))
    return found


def test_they_keep_their_numbers_names_and_what_they_declared(homes: list[Home]) -> None:
    people = citizens_of(homes, Known(on_relief={1}))

    first = homes[0].family
    assert people.who.tolist()[:3] == [1, 2, 3]
    assert people.name.to_pylist()[:3] == [member.name for member in first.members]
    assert people.number.to_pylist()[:3] == [member.id_number for member in first.members]
    assert people.poor.tolist()[:4] == [True, True, True, False]
    assert people.deposits.tolist()[:3] == [first.property.deposits, 0, 0]
    assert people.wage.tolist()[0] == first.members[0].income.get("wage_income", 0)


def test_files_hold_them_and_others_in_the_same_villages(homes: list[Home], tmp_path: Path) -> None:
    known = Known(on_relief={1, 2}, died={4: date(2026, 10, 1)}, unsaid_pensions={4: 186_000})

    told = demo_feeds(homes, ORDER, tmp_path, known=known, others=320)

    registered = sum(len(home.people) for home in homes)
    people = pq.read_table(tmp_path / "truth" / "people.parquet").to_pylist()
    villages = {int(home.family.village.code) for home in homes}
    assert told["people"] == len(people) == registered + 320
    assert {line["division"] for line in people} <= villages
    assert sum(line["who"] >= OTHERS_FROM for line in people) == 320
    assert len({line["number"] for line in people}) == len(people)


def test_a_known_death_and_a_pension_kept_back_are_in_the_files(
    homes: list[Home], tmp_path: Path
) -> None:
    known = Known(died={4: date(2026, 10, 1)}, unsaid_pensions={1: 186_000})

    demo_feeds(homes, ORDER, tmp_path, known=known)

    situations = pq.read_table(tmp_path / "truth" / "situations.parquet").to_pylist()
    pensions = pq.read_table(tmp_path / "truth" / "rows-pensions.parquet")["who"].to_pylist()
    assert {"who": 4, "situation": "dead", "since": date(2026, 10, 1), "poor": False} in situations
    assert 1 in pensions
    assert "1,860.00" in (tmp_path / "pensions.csv").read_text("gb18030")
