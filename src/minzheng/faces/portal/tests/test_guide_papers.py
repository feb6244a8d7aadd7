"""The papers one can take away, and the list narrowed."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.faces.portal.blanks import result_end
from minzheng.faces.portal.finding import offers
from minzheng.faces.portal.sieving import sieves_of
from minzheng.kernel.matter import catalogue

GUIDE_ORDER = (
    "到现场", "法定办结时限", "承诺办结时限", "收费", "事项名称", "事项类型", "基本编码",
    "业务办理项编码", "实施主体", "行使层级", "权力来源", "服务对象", "办件类型", "通办范围",
    "办理形式", "谁能办", "不予受理的情形", "设定依据", "要带什么", "空白表", "填写样例",
    "怎么办", "办完拿到什么", "样本", "常见问题",
)  # fmt: skip


def test_the_fields_of_a_guide_stand_in_order(cast: Cast) -> None:
    page = Client().get("/services/relief/dibao/").content.decode()

    main = page[page.index("<main") :]
    places = [main.index(f">{word}") if f">{word}" in main else main.index(word) for word in
              GUIDE_ORDER]  # fmt: skip
    assert places == sorted(places)


@pytest.mark.parametrize(
    "said", ["预约/导航", "打印一次性告知单", "在线办理", "监督投诉", "咨询电话"]
)
def test_three_actions_and_the_lines_to_call(cast: Cast, said: str) -> None:
    assert said in Client().get("/services/relief/dibao/").content.decode()


@pytest.mark.parametrize("paper", ["form", "form-sample", "result-sample"])
@pytest.mark.parametrize("key", ["relief/dibao", "children/orphan", "eldercare/ability"])
def test_a_paper_is_a_pdf(cast: Cast, key: str, paper: str) -> None:
    response = Client().get(f"/services/{key}/papers/{paper}/")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_an_unknown_paper_is_not_found(cast: Cast) -> None:
    assert Client().get("/services/relief/dibao/papers/secret/").status_code == 404


def test_every_matter_shows_what_one_receives() -> None:
    assert all(result_end(matter) for matter in catalogue().matters.values())


@pytest.mark.parametrize("typed", ["dibao", "zdshbz", "Di Bao"])
def test_pinyin_finds_the_service(cast: Cast, typed: str) -> None:
    page = Client().get("/services/", {"q": typed}).content.decode()

    assert "/services/relief/dibao/" in page
    assert "/services/eldercare/longevity/" not in page


def test_a_level_narrows_the_list() -> None:
    town = next(s for s in sieves_of({"level": "乡镇（街道）"}) if s.name == "level")
    found = [offer.matter.key for offer in offers() if town.lets(offer)]

    assert "relief/temporary" in found
    assert "children/orphan" not in found


def test_what_is_not_on_offer_narrows_nothing(cast: Cast) -> None:
    page = Client().get("/services/", {"level": "月球"}).content.decode()

    assert f"共 {len(offers())} 件" in page


def test_only_what_pays_can_be_estimated(cast: Cast) -> None:
    page = Client().get("/calculator/").content.decode()

    assert "/services/eldercare/longevity/check/" in page
    assert "/services/eldercare/ability/check/" not in page
