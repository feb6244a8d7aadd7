"""Checklists: every file can be used; one that cannot names item, fault and remedy."""

import pytest

from minzheng.engines.oversight.api import (
    Checklist,
    ChecklistFaulty,
    checklist_for,
    checklists,
    read_checklist,
)
from minzheng.registers.facilities.api import KINDS

ITEM = "{code: A1, item: 甲, look: 乙, basis: 丙, status: verified, usual: minor}"
RIGHT = f"name: 表\nkinds: [elder_home]\ngroups: [{{title: 组, items: [{ITEM}]}}]"


def test_every_file_can_be_used() -> None:
    assert {"elder_home", "elder_canteen", "child_home", "social_work_station"} <= set(checklists())
    assert set(checklists()) <= set(KINDS)
    assert all(item.basis for each in checklists().values() for item in each.items.values())


def test_what_could_not_be_sourced_says_so() -> None:
    items = checklists()["elder_home"].items

    assert items["A1"].doubt == ""
    assert "公开报道" in items["B2"].doubt
    assert "待核实" in items["E2"].doubt


def test_a_kind_without_a_list_has_none() -> None:
    assert checklist_for("marriage_registry") is None


def test_a_list_comes_back_as_it_was_kept() -> None:
    for each in checklists().values():
        assert Checklist.from_json(each.as_json()) == each


def test_another_word_is_another_digest() -> None:
    first, second = read_checklist("x", RIGHT), read_checklist("x", RIGHT.replace("乙", "丁"))

    assert first.digest == read_checklist("x", RIGHT).digest
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "没有内容"),
        ("name: [", "不是 YAML"),
        (RIGHT.replace("elder_home", "castle"), "castle 无法识别"),
        (RIGHT.replace("look: 乙", "look: ''"), "A1 没有写 look"),
        (RIGHT.replace("verified", "sure"), "A1 的 status “sure”无法识别"),
        (RIGHT.replace("minor", "huge"), "A1 的 usual “huge”无法识别"),
        (RIGHT.replace(ITEM, f"{ITEM}, {ITEM}"), "编号 A1 用了两次"),
        (RIGHT.replace("code: A1, ", ""), "“组”里没有编号的一项 没有写 code"),
        (RIGHT.replace(f"[{ITEM}]", "[]"), "items 是空的"),
        (RIGHT.replace(f"[{ITEM}]", "[甲]"), "“组”里有一项不是键和值"),
        (RIGHT.replace("groups: [{", "groups: [甲, {"), "groups 里有一段不是"),
        (RIGHT.replace("name: 表", f"name: {'长' * 201}"), "有 201 个字"),
    ],
)
def test_what_is_wrong_is_told(wrong: str, said: str) -> None:
    with pytest.raises(ChecklistFaulty) as refusal:
        read_checklist("x", wrong)

    assert said in str(refusal.value)
    assert "x.yaml" in str(refusal.value)
