"""The cockpit: one honest sentence, figures that open their lists, nothing beyond one's area."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.indicators import api
from minzheng.kernel.doer import SYSTEM

from .conftest import TODAY, At

BOARD, LIST = "/desk/board/", "/desk/board/figures/cases-new/list/"


def text(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def lines(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_sentence_is_made_of_the_figures(november: Cast, at: At) -> None:
    page = text(at("district_head").get(BOARD))

    assert "2026年11月全区 0 项待遇在发，发放 0.00元；月末 1 件超期未办。" in page


def test_before_anything_was_computed_it_says_so(cast: Cast, at: At) -> None:
    page = text(at("district_head").get(BOARD))

    assert "还没有计算过" in page
    assert "还没有可以统计的数据" in page


def test_a_page_takes_ten_queries_whatever_the_size(
    november: Cast, at: At, django_assert_max_num_queries: Any
) -> None:
    browser = at("district_head")
    for address in (
        BOARD, f"{BOARD}?division={TOWN_A}", "/desk/map/", "/desk/board/figures/",
        "/desk/board/figures/cases-new/", f"{LIST}?month=2026-11&division={DISTRICT}",
        "/desk/board/figures/alerts-open/list/?month=2026-11",
    ):  # fmt: skip
        with django_assert_max_num_queries(10):
            text(browser.get(address))


def test_a_figure_is_the_same_on_the_page_in_the_file_and_in_the_list(
    november: Cast, at: At
) -> None:
    browser = at("auditor")
    for place, count in ((DISTRICT, 4), (TOWN_A, 3), (TOWN_B, 1)):
        where = f"?division={place}&month=2026-11"
        page = text(browser.get(f"/desk/board/figures/cases-new/{where}"))
        file = lines(browser.get(f"/desk/board/file/{where}"))
        (told,) = [r for r in file if (r["代号"], r["区划代码"]) == ("cases-new", place)]
        taken = lines(browser.get(f"{LIST}file/{where}"))

        assert f'<span class="facts-value">{count}</span>' in page
        assert told["值"] == str(count)
        assert f"共 {count} 条" in text(browser.get(f"{LIST}{where}"))
        assert len(taken) == count


def test_names_are_masked_in_list_and_file(november: Cast, at: At) -> None:
    browser = at("district_head")

    page, file = text(browser.get(LIST)), browser.get(f"{LIST}file/").content.decode()

    for told in (page, file):
        assert "罗**" in told
        assert "罗春生" not in told


@pytest.mark.parametrize(
    "address", [BOARD, "/desk/map/", "/desk/board/file/", "/desk/board/figures/cases-new/", LIST]
)
def test_an_officer_of_another_town_sees_nothing_of_it(
    november: Cast, at: At, address: str
) -> None:
    other = at("other_town_head")

    assert other.get(f"{address}?division={TOWN_A}").status_code == 403
    assert other.get(f"{address}?division={DISTRICT}").status_code == 403
    assert other.get(f"{address}?division={TOWN_B}").status_code == 200


def test_the_town_heads_cockpit_is_her_towns(november: Cast, at: At) -> None:
    page = text(at("town_head").get(BOARD))

    assert "青竹镇驾驶舱" in page
    assert "白鹤镇" not in page


def test_what_presses_leads_to_its_list_where_the_post_opens_it(november: Cast, at: At) -> None:
    head, finance = (text(at(key).get(BOARD)) for key in ("district_head", "finance_head"))

    assert "白鹤镇 1" in head
    assert 'href="/desk/cases/?view=late"' in head
    assert 'href="/desk/cases/?view=late"' not in finance


def test_a_target_is_told_beside_the_figure(november: Cast, at: At) -> None:
    new = api.NewTarget("cases-new", DISTRICT, 2026, "5", "增民发〔2026〕1号")
    api.set_target(new, by=SYSTEM, on=TODAY)

    assert "2026 年目标 5" in text(at("district_head").get(BOARD))


def test_a_target_is_set_with_its_way_and_held_against_the_year(november: Cast, at: At) -> None:
    browser = at("district_clerk")
    page = "/desk/board/figures/cases-late/?month=2026-11"
    given = {"year": "2026", "value": "12", "basis": "要点", "step9": "很多"}
    address = "/desk/board/figures/cases-late/target/?month=2026-11"

    assert "不是数" in text(browser.post(address, given))
    browser.post(address, given | {"step9": "9"})
    told = text(browser.get(page))

    assert "12 件，依据：要点" in told
    assert "整月算过的不到 3 个月，不推算" in told
    assert at("auditor").get(address).status_code == 403
    assert "设目标" not in text(at("auditor").get(page))


def test_the_large_screen_is_one_page_without_script(november: Cast, at: At) -> None:
    page = text(at("district_head").get(f"{BOARD}?big=1"))

    assert "board-big" in page
    assert page.count('class="board-panel"') == 4
    assert 'class="board-turn no-print" hidden' in page


def test_a_population_figure_leads_to_the_population_list(november: Cast, at: At) -> None:
    response = at("district_head").get("/desk/board/figures/people-all/list/?month=2026-11")

    assert response.status_code == 302
    assert response.url == f"/desk/population/residents/members/?division={DISTRICT}&on=2026-11-30"


def test_without_boundaries_the_map_says_that_its_tiles_are_none(november: Cast, at: At) -> None:
    page = text(at("district_head").get("/desk/map/?indicator=cases-new"))

    assert "不表示位置和面积" in page
    assert 'aria-label="青竹镇 3 件"' in page
    assert page.index(">青竹镇</a></th>") < page.index(">白鹤镇</a></th>")


def test_with_boundaries_the_map_has_their_shape_and_source(
    november: Cast, at: At, tmp_path: Path
) -> None:
    path = tmp_path / "shapes.geojson"
    path.write_text(json.dumps({"features": [square(TOWN_A, 0), square(TOWN_B, 1)]}))
    api.load_boundaries(path, source="示例市测绘院", by=SYSTEM, on=TODAY)

    page = text(at("district_head").get("/desk/map/"))

    assert "边界来源：示例市测绘院" in page


def square(code: str, east: int) -> dict[str, Any]:
    ring = [
        [113 + east, 23],
        [114 + east, 23],
        [114 + east, 24],
        [113 + east, 24],
        [113 + east, 23],
    ]
    return {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/desk/board/figures/nobody/", 404),
        (f"{BOARD}?month=2026-13", 404),
        (f"{BOARD}?division=12", 403),
        (f"{BOARD}?division=abc", 409),
        (f"{LIST}?month=2026-09", 409),
        (f"{LIST}?after=x", 200),
        ("/desk/map/?indicator=nobody", 404),
    ],
)
def test_an_address_that_was_mistyped_is_answered(
    november: Cast, at: At, address: str, status: int
) -> None:
    assert at("district_head").get(address).status_code == status


def test_a_village_has_no_places_below(november: Cast, at: At) -> None:
    page = text(at("district_head").get(f"{BOARD}?division={VILLAGE_A}"))

    assert "这里是最下一级" in page
