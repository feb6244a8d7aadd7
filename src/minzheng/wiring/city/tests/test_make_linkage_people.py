"""The published generator for linkage: the same for everybody, and what its noise does."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from minzheng.wiring.city.linkage_people import KINDS, linkage_people

RECORDS = 40_000


@pytest.fixture(scope="module")
def records() -> pa.Table:
    return linkage_people(RECORDS, seed=7)


def of(records: pa.Table, *kinds: str) -> list[dict[str, Any]]:
    """The records of these kinds, beside one clean record of the same person as "true_…"."""
    clean = records.filter(pc.equal(records["kind"], "clean"))
    first = {line["person"]: line for line in clean.to_pylist()}
    some = records.filter(pc.is_in(records["kind"], pa.array(kinds))).to_pylist()
    return [{**line, **{f"true_{name}": value for name, value in first[line["person"]].items()}}
            for line in some if line["person"] in first]  # fmt: skip


def test_the_same_seed_gives_the_same_records(records: pa.Table) -> None:
    assert linkage_people(RECORDS, seed=7).equals(records)
    assert not linkage_people(RECORDS, seed=8).equals(records)


def test_there_are_625_people_to_a_thousand_records(records: pa.Table) -> None:
    assert records.num_rows == RECORDS
    assert pc.count_distinct(records["person"]).as_py() == RECORDS * 0.625


def test_each_kind_has_its_share(records: pa.Table) -> None:
    counts = {each["values"]: each["counts"] for each in records["kind"].value_counts().to_pylist()}

    assert set(counts) == {"clean", *KINDS}
    assert all(abs(counts[kind] / RECORDS - share) < 0.004 for kind, share in KINDS.items())


def test_kinds_can_be_left_out_and_unknown_ones_are_refused() -> None:
    only = linkage_people(2_000, seed=1, kinds={"moved": 0.5})

    assert set(only["kind"].to_pylist()) == {"clean", "moved"}
    with pytest.raises(ValueError, match="没有这种差错：tired"):
        linkage_people(10, seed=1, kinds={"tired": 0.5})


def test_no_two_people_have_one_number(records: pa.Table) -> None:
    clean = records.filter(pc.equal(records["kind"], "clean")).select(["person", "id_number"])
    pairs = clean.group_by(["person", "id_number"]).aggregate([])

    assert pairs.num_rows == pc.count_distinct(pairs["id_number"]).as_py()


def test_records_without_number_have_none(records: pa.Table) -> None:
    assert {line["id_number"] for line in of(records, "id_missing", "twin", "homophone")} == {None}


def test_a_homophone_and_a_variant_change_one_sign(records: pa.Table) -> None:
    for line in of(records, "homophone", "variant"):
        if "·" in line["name"]:
            continue
        pairs = zip(line["name"], line["true_name"], strict=True)
        assert sum(one != other for one, other in pairs) == 1, line


def test_a_short_name_has_two_characters(records: pa.Table) -> None:
    names = [line["name"] for line in of(records, "two_character") if "·" not in line["true_name"]]

    assert {len(name) for name in names if name[:2] not in ("欧阳", "司徒")} == {2}


def test_the_dot_of_a_minority_name_is_written_in_several_ways(records: pa.Table) -> None:
    lines = of(records, "minority")

    assert all("·" in line["true_name"] for line in lines)
    assert len({line["name"].strip(line["name"].strip("·•・. ")) for line in lines}) >= 1
    assert sum(line["name"] != line["true_name"] for line in lines) > len(lines) / 2


def test_a_twin_has_another_person_of_the_same_birth_name_and_home(records: pa.Table) -> None:
    seen: dict[tuple[Any, ...], set[int]] = {}
    for line in records.to_pylist():
        key = (line["name"][0], line["born_on"], line["division"])
        seen.setdefault(key, set()).add(line["person"])
    twins = [line for line in records.to_pylist() if line["kind"] == "twin"]

    paired = sum(
        len(seen[line["name"][0], line["born_on"], line["division"]]) > 1 for line in twins
    )
    assert paired > 0.95 * len(twins)


def test_a_shared_phone_is_somebody_elses_as_well(records: pa.Table) -> None:
    by_phone: dict[str, set[int]] = {}
    for line in records.to_pylist():
        by_phone.setdefault(line["phone"], set()).add(line["person"])
    shared = [line for line in records.to_pylist() if line["kind"] == "shared_phone"]

    assert sum(len(by_phone[line["phone"]]) > 1 for line in shared) > 0.7 * len(shared)


def test_who_moved_has_another_address_and_who_changed_her_name_another_name(
    records: pa.Table,
) -> None:
    moved = [line for line in of(records, "moved") if line["address"] and line["true_address"]]

    assert all(line["division"] != line["true_division"]
               or line["address"] != line["true_address"] for line in moved)  # fmt: skip
    assert all(line["name"] != line["true_name"] for line in of(records, "name_changed"))
    assert all(line["born_on"] != line["true_born_on"] for line in of(records, "birth_wrong"))
