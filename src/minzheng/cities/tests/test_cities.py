"""Every city loads, says where its numbers come from, and what it still has to enter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng.cities
from minzheng.kernel.divisions import covers
from minzheng.kernel.expr import Param
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce, ParamInfo
from minzheng.kernel.policy import Policy
from minzheng.kernel.units import Kind, Value
from minzheng.matters.relief.dibao.flow import 低保审核确认, 确认机关

TODAY = date(2026, 11, 21)
FOLDER = Path(minzheng.cities.__file__).parent
# A village of each city, and the code of the city itself.
CITIES = {
    "guangzhou": ("440118001001", "440100"),
    "ningbo": ("330213001001", "330200"),
    "meizhou": ("441402001001", "441400"),
    "ganzhou": ("360702001001", "360700"),
}
FENGHUA, CIXI = "330213001001", "330282001001"
BOOK = catalogue().params
MATTERS = tuple(catalogue().matters.values())
SAMPLES = {Kind.MONEY: "1000元", Kind.RATIO: "10%", Kind.COUNT: 1, Kind.BOOL: "是"}
every_city = pytest.mark.parametrize("city", CITIES)
every_matter = pytest.mark.parametrize("matter", MATTERS, ids=[m.key for m in MATTERS])


def entries(city: str) -> dict[str, Any]:
    """The file of a city as it is written."""
    return yaml.safe_load((FOLDER / city / "params.yaml").read_text("utf-8")) or {}


def lines(city: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for body in entries(city).values():
        for place, written in body["values"].items():
            yield from ((place, line) for line in written)


def params_of(policy: type[Policy]) -> set[Param]:
    return {param for formula in policy.formulas for param in formula.needs().params}


def still_to_enter(policy: type[Policy], place: str) -> dict[str, NotInForce]:
    """What the rules need and the place has not got, with what is said about it."""
    missing: dict[str, NotInForce] = {}
    for param in params_of(policy):
        try:
            BOOK.entry_of(param, on=TODAY, place=place)
        except NotInForce as problem:
            missing[param.key] = problem
    return missing


def sample(info: ParamInfo) -> Any:
    return SAMPLES.get(info.unit.kind, "2026-10-01")


def number(param: Any, place: str) -> Value:
    return run((param,), {}, on=TODAY, place=place, params=BOOK).value(param)


def test_every_folder_is_a_city_that_is_tried_here() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/params.yaml")}

    assert folders == set(CITIES)


@every_city
def test_a_city_gives_values_and_declares_nothing(city: str) -> None:
    assert [key for key, body in entries(city).items() if set(body) != {"values"}] == []


@every_city
def test_a_city_speaks_for_its_own_places_only(city: str) -> None:
    _, code = CITIES[city]

    assert [place for place, _ in lines(city) if not covers(code, place)] == []


@every_city
def test_an_unconfirmed_value_says_what_is_in_doubt(city: str) -> None:
    doubtful = [line for _, line in lines(city) if line["status"] != "verified"]

    assert [line for line in doubtful if not line.get("note")] == []


@every_city
def test_a_city_says_in_words_what_is_known_and_what_is_to_be_entered(city: str) -> None:
    said = FOLDER / city / "README.md"

    assert said.exists()
    assert "录入" in said.read_text("utf-8")


@every_city
@every_matter
def test_what_is_missing_is_named_with_the_place_and_what_to_do(city: str, matter: Matter) -> None:
    place, _ = CITIES[city]

    for key, problem in still_to_enter(matter.policy, place).items():
        text = str(problem)
        assert BOOK.info(key).label in text
        assert place in text
        assert "录入" in text
        assert problem.key == key


@every_city
@every_matter
def test_nothing_is_computed_from_a_number_that_is_missing(city: str, matter: Matter) -> None:
    place, _ = CITIES[city]

    found = matter.policy.evaluate({}, on=TODAY, place=place, params=BOOK)

    assert {param.key for param in found.run.gaps} == still_to_enter(matter.policy, place).keys()
    assert [param.key for param in found.run.gaps if found.run.value(param) is not None] == []


@every_city
@every_matter
def test_the_rules_work_as_soon_as_the_numbers_are_entered(city: str, matter: Matter) -> None:
    place, _ = CITIES[city]
    entered = {key: sample(BOOK.info(key)) for key in still_to_enter(matter.policy, place)}
    book = BOOK.override(entered)

    found = matter.policy.evaluate({}, on=TODAY, place=place, params=book)

    assert set(found) <= {formula.name for formula in matter.policy.formulas}
    assert found


@pytest.mark.parametrize("city", ["ningbo", "meizhou", "ganzhou"])
def test_no_standard_is_borrowed_from_another_city(city: str) -> None:
    place, _ = CITIES[city]
    allowance = catalogue().get("relief/dibao")

    assert "dibao.standard" in still_to_enter(allowance.policy, place)


@pytest.mark.parametrize("city", ["ningbo", "meizhou", "ganzhou"])
@pytest.mark.parametrize("matter", ["children/orphan", "children/unattended"])
def test_no_childrens_standard_is_guessed(city: str, matter: str) -> None:
    place, _ = CITIES[city]

    missing = still_to_enter(catalogue().get(matter).policy, place)

    assert "orphan.dispersed_standard" in missing


def test_what_the_province_set_holds_in_its_cities() -> None:
    shares = {place: BOOK.value("disability.living_share", on=TODAY, place=place)
              for place in (FENGHUA, CITIES["ganzhou"][0], CITIES["meizhou"][0])}  # fmt: skip

    assert list(shares.values()) == [3000, 0, 0]
    assert BOOK.value("disability.living_severe", on=TODAY, place=CITIES["ganzhou"][0]) == 11_000
    assert BOOK.value("disability.living_severe", on=TODAY, place=CITIES["meizhou"][0]) == 21_700


def test_ningbo_reckons_its_standard_from_thirty_five_per_cent_of_spending() -> None:
    assert BOOK.value("standard.index_share", on=TODAY, place=FENGHUA) == 3500


@pytest.mark.parametrize(("place", "delegated", "days"), [(FENGHUA, True, 20), (CIXI, False, 30)])
def test_fenghua_decides_in_its_towns_within_twenty_working_days(
    place: str, delegated: bool, days: int
) -> None:
    assert 低保审核确认.total is not None
    assert number(确认机关.power, place) is delegated
    assert number(低保审核确认.total.term.length, place) == days


@pytest.mark.parametrize(("on", "fen"), [
    (date(2021, 6, 1), 263_700), (date(2023, 6, 1), 287_500), (date(2026, 6, 1), 297_600),
])  # fmt: skip
def test_guangzhous_orphans_standard_follows_the_years(on: date, fen: int) -> None:
    assert BOOK.value("orphan.dispersed_standard", on=on, place=CITIES["guangzhou"][0]) == fen


def test_a_year_that_was_not_found_stays_empty() -> None:
    with pytest.raises(NotInForce, match="散居孤儿养育标准"):
        BOOK.value("orphan.dispersed_standard", on=date(2022, 6, 1), place="440118001001")
