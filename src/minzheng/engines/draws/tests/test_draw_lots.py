"""A draw from the frozen list to the revealed seed: two people, once, in its time, recomputable."""

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, DISTRICT, Cast, make_cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.draws.api import (
    Draw,
    DrawRefused,
    Item,
    Later,
    Lot,
    NewDraw,
    NoSuchDraw,
    Stratum,
    Wanted,
    chosen,
    commit,
    draw_lots,
    drawn_items,
    draws_of,
    key_of,
    prepare,
    public_file,
    published,
    published_draw,
    verify,
)

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
NEXT = NOON + timedelta(days=1)
WANTED = {"甲": Wanted(share=3000), "乙": Wanted(count=2)}
ITEMS = (
    *(Item(f"case:{n}", "甲", mandatory=n == 0) for n in range(10)),
    *(Item(f"case:{n}", "乙") for n in range(10, 15)),
)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(DAY)


def new(**differs: Any) -> NewDraw:
    given = {"title": "抽查", "owner": "plan:1", "division_code": DISTRICT, "items": ITEMS,
             "wanted": WANTED, "names": {"甲": "青竹镇"}}  # fmt: skip
    return NewDraw(**given | differs)


def prepared(cast: Cast) -> Draw:
    return prepare(new(), by=cast.viewers["district_clerk"], on=DAY)


def committed(cast: Cast, later: str = "") -> Draw:
    clerk = cast.viewers["district_clerk"]
    return commit(prepared(cast), DAY + timedelta(days=5), by=clerk, at=NOON, later=later)


def drawn(cast: Cast) -> Draw:
    return draw_lots(committed(cast), by=cast.viewers["district_head"], at=NEXT)


def test_a_draw_takes_what_must_be_taken_and_the_wanted_of_the_rest(cast: Cast) -> None:
    row = drawn(cast)

    taken = drawn_items(row)
    assert [each.stratum for each in taken].count("甲") == 1 + 3  # 30 % of nine, rounded up
    assert [each.stratum for each in taken].count("乙") == 2
    assert taken[2].ref == "case:0" and taken[2].mandatory  # 乙 stands before 甲
    assert draws_of(["plan:1"]) == {"plan:1": row}
    verbs = [entry.verb for entry in entries_about(row.ref)]
    assert verbs == ["prepare_draw", "commit_draw", "draw_lots"]


def test_the_list_is_frozen_before_the_seed_is_known(cast: Cast) -> None:
    row = prepared(cast)
    assert not row.commitment and not published().exists()
    with pytest.raises(NoSuchDraw):
        public_file(row)
    with pytest.raises(NoSuchDraw):
        published_draw(row.pk)

    row = commit(row, DAY + timedelta(days=5), by=cast.viewers["district_clerk"], at=NOON)

    file = public_file(row)
    assert file["commitment"] and file["digest"] == row.digest
    assert (file["seed"], file["chosen"], verify(file)) == ("", [], [])
    assert "case:" not in str(file)
    with pytest.raises(DrawRefused, match="不能再承诺"):
        commit(row, DAY + timedelta(days=5), by=cast.viewers["district_clerk"], at=NOON)


def test_who_prepared_the_list_does_not_draw(cast: Cast) -> None:
    row = committed(cast)

    with pytest.raises(DrawRefused, match="要由另一个人抽取"):
        draw_lots(row, by=cast.viewers["district_clerk"], at=NEXT)
    for key in ("town_head", "auditor", "finance_head"):
        with pytest.raises(NotAllowed):
            draw_lots(row, by=cast.viewers[key], at=NEXT)


def test_it_is_drawn_once_and_in_its_time(cast: Cast) -> None:
    head, row = cast.viewers["district_head"], committed(cast)
    late = NOON + timedelta(days=6)

    assert row.lapsed(date(2026, 11, 8)) and not row.lapsed(date(2026, 11, 7))
    with pytest.raises(DrawRefused, match="这次承诺作废"):
        draw_lots(row, by=head, at=late)
    draw_lots(row, by=head, at=NEXT)
    with pytest.raises(DrawRefused, match="已抽取"):
        draw_lots(row, by=head, at=NEXT)


def test_a_public_value_to_come_is_named_before_and_typed_in_after(cast: Cast) -> None:
    head, row = cast.viewers["district_head"], committed(cast, later="11月3日双色球")

    with pytest.raises(DrawRefused, match="请填这个数和它的公开来源"):
        draw_lots(row, by=head, at=NEXT)
    with pytest.raises(DrawRefused, match="请填这个数和它的公开来源"):
        draw_lots(row, by=head, at=NEXT, later=Later("03 08"))
    row = draw_lots(row, by=head, at=NEXT, later=Later("03 08", "中国福彩网"))

    file = public_file(row)
    assert file["later"] == {"what": "11月3日双色球", "value": "03 08", "source": "中国福彩网"}
    assert verify(file) == []
    assert verify({**file, "later": {**file["later"], "value": "03 09"}}) != []


def test_a_value_that_was_not_named_is_not_added(cast: Cast) -> None:
    with pytest.raises(DrawRefused, match="没有写要另加公开数"):
        draw_lots(
            committed(cast), by=cast.viewers["district_head"], at=NEXT, later=Later("1", "某处")
        )


def test_every_change_of_a_published_file_is_noticed(cast: Cast) -> None:
    file = public_file(drawn(cast))
    assert verify(file) == []

    for fault, change in {
        "名单被改过": lambda f: f["items"].pop(),
        "和公布的不一样": lambda f: f["chosen"].reverse(),
        "种子被换过": lambda f: f.update(seed="0" * 64),
        "件数和名单不符": lambda f: f["strata"][0].update(size=9),
        "没有的层": lambda f: f["items"][0].update(stratum="丙"),
    }.items():
        forged = copy.deepcopy(file)
        change(forged)
        assert any(fault in said for said in verify(forged)), fault
    assert verify({key: file[key] for key in file if key != "seed"}) == [
        "文件缺少“seed”，不是完整的抽签文件"
    ]
    assert verify({**file, "seed": ""}) == ["还没有公布种子，却已经有抽取结果"]


@pytest.mark.parametrize(
    ("differs", "said"),
    [
        ({"items": ()}, "名单是空的"),
        ({"items": (*ITEMS, ITEMS[0])}, "重复的对象"),
        ({"wanted": {"甲": Wanted()}}, "没有写抽多少"),
    ],
)
def test_a_list_that_cannot_be_drawn_from_is_refused(
    cast: Cast, differs: dict[str, Any], said: str
) -> None:
    with pytest.raises(DrawRefused, match=said):
        prepare(new(**differs), by=cast.viewers["district_clerk"], on=DAY)
    assert not Draw.objects.exists()


def test_the_same_list_under_another_salt_has_other_tokens(cast: Cast) -> None:
    one, other = prepared(cast), prepare(
        new(owner="plan:2"), by=cast.viewers["district_clerk"], on=DAY
    )  # fmt: skip

    assert one.digest != other.digest
    tokens = {each.token for each in one.items.all()} & {each.token for each in other.items.all()}
    assert tokens == set()


# Chi-square with 19 degrees of freedom: 99.9 % of fair draws lie below this.
MOST_CHI_SQUARE = 43.82


def test_every_item_is_drawn_equally_often() -> None:
    lots = [Lot(f"{n:064x}", "甲") for n in range(20)]
    stratum = (Stratum("甲", "甲", 20, 0, 5),)
    times, taken = 4000, dict.fromkeys((lot.token for lot in lots), 0)

    for seed in range(times):
        for token in chosen(stratum, lots, key_of(f"seed {seed}", "")):
            taken[token] += 1

    expected = times * 5 / 20
    # Drawn without putting back, counts vary less than in independent throws: by (1 - 5/20) 20/19.
    chi = sum((n - expected) ** 2 / expected for n in taken.values()) / (15 / 20) * 19 / 20
    assert chi < MOST_CHI_SQUARE


@given(
    sizes=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), min_size=1, max_size=4),
    share=st.integers(0, 10_000), seed=st.text(max_size=10),
)  # fmt: skip
def test_it_never_takes_less_than_the_share_nor_leaves_out_what_must_be_taken(
    sizes: list[tuple[int, int]], share: int, seed: str
) -> None:
    lots, strata = [], []
    for place, (free, must) in enumerate(sizes):
        lots += [Lot(f"{place}-{n}", str(place), n < must) for n in range(free + must)]
        wanted = Wanted(share=share).of(free)
        strata.append(Stratum(str(place), "", free + must, must, wanted))

    taken = chosen(strata, lots, key_of(seed, ""))

    assert len(taken) == len(set(taken)) == sum(each.taken for each in strata)
    assert {lot.token for lot in lots if lot.mandatory} <= set(taken)
    for place, (free, must) in enumerate(sizes):
        of = [token for token in taken if token.startswith(f"{place}-")]
        assert len(of) * 10_000 >= (free + must) * share
