"""Anybody reads the handbook, on a page and as a PDF; small gaps and owners are not in it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DISTRICT, make_cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import MONDAY, canteen, points, populate, premises

KIND, OWNER = "elder_canteen", "新圩村经济联合社"


@pytest.fixture
def edition(db: None, settings: Any, tmp_path: Path) -> api.Edition:
    settings.DATA_DIR, settings.SPARK, settings.DEMO = tmp_path, "", True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    cast = make_cast(MONDAY)
    by = cast.viewers["district_clerk"]
    populate()
    points(cast)
    canteen(seats=1)
    api.survey(KIND, DISTRICT, by=by, on=MONDAY)
    place = premises(cast, owner=OWNER)
    new = api.NewEdition(
        DISTRICT, "增城区养老服务招商手册", "养老服务科 020-0000", (KIND,), (place.pk,),
        ("circles.serves_elder_canteen",), "欢迎",
    )  # fmt: skip
    return api.publish_handbook(new, by=by, on=MONDAY)


def test_it_tells_projects_premises_and_policies(
    edition: api.Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = Client()
    with django_assert_max_num_queries(10):
        text = browser.get("/open/handbook/").content.decode()

    assert "新圩村" in text and "新圩旧小学" in text and "4人" in text and "待核实" in text
    # Two are not covered in the first village, and who owns the house is nobody's business here.
    assert "石桥村" not in text and OWNER not in text


def test_it_is_printed_as_a_pdf(edition: api.Edition) -> None:
    answer = Client().get("/open/handbook/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_without_an_edition_it_says_so(edition: api.Edition) -> None:
    api.Edition.objects.update(withdrawn_on=MONDAY)

    assert "现在没有公布" in Client().get("/open/handbook/").content.decode()
    assert Client().get("/open/handbook/pdf/").status_code == 404
