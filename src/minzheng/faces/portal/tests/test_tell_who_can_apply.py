"""Every matter's guide, at every city we know, reads as one neighbour tells it to another."""

import re
from datetime import date

import pytest

from minzheng.faces.portal.atoms import Atoms
from minzheng.faces.portal.conditions import CLOSED, Condition, conditions_of, refusals_of
from minzheng.faces.portal.factwords import affirmed, denied
from minzheng.faces.portal.guide import guide_of
from minzheng.faces.portal.plainly import PLACEHOLDER, Plain
from minzheng.faces.portal.settling import Here, settled
from minzheng.kernel.expr import Fact, Param, walk
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.kernel.policy import Rule
from minzheng.kernel.units import 是否
from minzheng.vocabulary import benefits

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 21)
VILLAGE, FENGHUA = "440118001001", "330213"
PLACES = (VILLAGE, FENGHUA, "441402", "360702", "110101")
KEYS = sorted(catalogue().matters)
MOST_LINES = 9
UNREADABLE = re.compile(r"不是[^，。]*为|~|（（|））|[A-Za-z_]|符合“|不成立|并非|已知")


def told(key: str, place: str = VILLAGE) -> list[Condition]:
    return conditions_of(catalogue().get(key), Here(place, ON))


def words(key: str, place: str = VILLAGE) -> list[str]:
    return [condition.words for condition in told(key, place)]


@pytest.mark.parametrize("key", KEYS)
def test_every_guide_reads_like_a_person_wrote_it(key: str) -> None:
    for place in PLACES:
        lines = words(key, place)

        assert 1 <= len(lines) <= MOST_LINES, (place, lines)
        assert len(set(lines)) == len(lines), (place, lines)
        for line in lines:
            assert line.endswith("。") and not UNREADABLE.search(line), (place, line)


@pytest.mark.parametrize("key", KEYS)
def test_every_other_line_of_a_guide_reads_as_well(key: str) -> None:
    matter, here = catalogue().get(key), Here(VILLAGE, ON)
    guide = guide_of(matter, place=VILLAGE, on=ON)
    lines = [*refusals_of(matter, here), *(paper.when for paper in guide.papers)]

    for line in (*lines, *(detail for each in guide.conditions for detail in each.details)):
        assert not UNREADABLE.search(line), line


@pytest.mark.parametrize("key", KEYS)
def test_what_a_matter_tells_itself_names_its_rules_and_no_number_of_its_own(key: str) -> None:
    matter = catalogue().get(key)
    nodes = list(walk(matter.policy.formulas))
    rules = {node.name for node in nodes if isinstance(node, Rule)}
    numbers = {node.label for node in nodes if isinstance(node, Param | Formula)}

    for rule, sentence in matter.service.who:
        assert rule.removeprefix("~") in rules, rule
        assert set(PLACEHOLDER.findall(sentence)) <= numbers, sentence
        assert not re.search(r"\d", PLACEHOLDER.sub("", sentence)), sentence


@pytest.mark.parametrize("key", KEYS)
def test_what_a_matter_tells_itself_is_told_somewhere(key: str) -> None:
    matter = catalogue().get(key)
    said = "".join(line for place in PLACES for line in words(key, place))

    for rule, sentence in matter.service.who:
        first = PLACEHOLDER.split(sentence)[0].rstrip("。")
        assert first in said or is_settled_everywhere(key, rule), rule


def is_settled_everywhere(key: str, name: str) -> bool:
    """Whether no place we know leaves a rule open, so that nobody need be told of it."""
    rules = [n for n in walk(catalogue().get(key).policy.formulas) if isinstance(n, Rule)]
    rule = next(rule for rule in rules if rule.name == name.removeprefix("~"))
    return all(settled(rule, Here(place, ON)) is not None for place in PLACES)


def test_a_limit_is_told_with_the_number_of_the_place() -> None:
    first = told("relief/dibao")[0]

    assert first.words == "家庭人均月收入低于当地低保标准，每人每月1,282.00元。"
    assert first.numbers == ("当地最低生活保障标准 1,282.00元（待确认）",)


def test_a_number_that_nobody_entered_is_said_to_be_missing() -> None:
    assert "规定的数（本地还没有录入）" in words("relief/dibao", FENGHUA)[0]


def test_what_a_place_has_settled_is_left_out_there_and_told_elsewhere() -> None:
    low_income = "在领低保，或者已认定为低保边缘家庭，或者在享受特困人员救助供养。"

    assert low_income in words("eldercare/longevity", FENGHUA)
    assert low_income not in words("eldercare/longevity")


def test_benefits_that_exclude_it_stand_in_one_line() -> None:
    lines = words("relief/disability_care")

    assert "没有同时享受特困人员救助供养或者工伤护理费。" in lines


def test_a_place_that_does_not_handle_it_says_so_first() -> None:
    first = told("relief/classified")[0]

    assert first.name == CLOSED
    assert first.words == "本地规定：分类施保金随低保金发放（是）。"


def test_each_number_is_said_once() -> None:
    for key in KEYS:
        numbers = [number for each in told(key) for number in each.numbers]
        assert len(set(numbers)) == len(numbers), key


def test_of_several_limits_the_one_that_holds_is_said() -> None:
    numbers = [number for each in told("relief/dibao_margin") for number in each.numbers]

    assert "车辆数上限 0辆（待确认）" in numbers
    assert not any("边缘家庭车辆数上限" in number for number in numbers)


def test_who_is_turned_away_is_told_by_what_does_not_fit() -> None:
    here = Here(VILLAGE, ON)

    assert list(refusals_of(catalogue().get("children/orphan"), here)) == [
        "不予受理：儿童户籍不在本地。"
    ]
    assert list(refusals_of(catalogue().get("relief/vagrant"), here)) == [
        "不予救助：不符合上面的条件。"
    ]


def test_that_somebody_is_alive_is_no_condition() -> None:
    assert not any("死亡" in line for key in KEYS for line in words(key) if "宣告" not in line)


@pytest.mark.parametrize(
    ("fact", "yes", "no"),
    [
        (benefits.在领孤儿生活费, "在领孤儿生活费", "没有在领孤儿生活费"),
        (benefits.低保边缘认定, "已认定为低保边缘家庭", "没有认定为低保边缘家庭"),
        (benefits.特困供养, "在享受特困人员救助供养", "没有享受特困人员救助供养"),
        (Fact("a1", "被收养", 是否), "被收养", "没有被收养"),
        (Fact("a2", "户口在本地", 是否), "户口在本地", "户口不在本地"),
        (Fact("a3", "当月已发价格补贴", 是否), "当月已发价格补贴", "当月没有发价格补贴"),
        (Fact("a4", "需要长期照护", 是否), "需要长期照护", "不需要长期照护"),
        (Fact("a5", "材料无变化", 是否), "材料无变化", "材料有变化"),
    ],
)  # fmt: skip
def test_a_fact_is_affirmed_and_denied_as_one_says_it(fact: Fact, yes: str, no: str) -> None:
    assert affirmed(fact) == yes
    assert denied(fact) == no
    assert Plain(Here(VILLAGE, ON)).say(~fact).text == no


def test_what_only_the_procedure_knows_is_no_condition_of_hers() -> None:
    matter, here = catalogue().get("eldercare/ability"), Here(VILLAGE, ON)
    atoms = Atoms(matter, here, ())

    assert [atom.name for root in atoms.roots() for atom in atoms.of(root)] == ["到龄", "常住本地"]


def test_detours_stand_apart_from_the_usual_way() -> None:
    guide = guide_of(catalogue().get("relief/tekun"), place=VILLAGE, on=ON)

    assert [stage.name for stage in guide.stages] == [
        "受理审查", "入户调查", "信息核对", "初审", "公示", "自理评估", "审核确认",
    ]  # fmt: skip
    assert {"补正", "重新调查"} <= {stage.name for stage in guide.others}


def test_how_long_it_lasts_is_told_for_sums_recognitions_and_allowances() -> None:
    lasting = {
        key: {entry.key: entry.value for entry in guide_of(matter, place=VILLAGE, on=ON).results}[
            "有效期"
        ]
        for key, matter in catalogue().matters.items()
    }

    assert lasting["relief/dibao"] == "符合条件期间一直有效"
    assert lasting["relief/rigid_expenditure"] == "12个月，期满可以重新申请"
    assert lasting["relief/price_subsidy"] == "一次性发给"
    assert lasting["relief/vagrant"] == "无"
