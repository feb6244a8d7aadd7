"""Fields: label, hint, error and the values behind them."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from minzheng.faces.looks.fields import DayField, EvidenceField, MoneyField
from minzheng.faces.looks.samples import WRONG_ANSWERS, SampleForm, SampleRating


def draw(source: str, **shown: object) -> str:
    return Template("{% load looks %}" + source).render(Context(shown))


class OneOfEach(forms.Form):
    wage = MoneyField(label="工资", required=False)
    day = DayField(label="出生日期", required=False)
    slip = EvidenceField(label="工资单", required=False, why="查不到现金工资。", max_mb=1)


@pytest.mark.parametrize(
    ("typed", "fen"), [("1,238.50", 123850), ("0", 0), (" 800元 ", 80000), ("", None)]
)
def test_it_keeps_money_as_whole_fen(typed: str, fen: int | None) -> None:
    form = OneOfEach({"wage": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["wage"] == fen


def test_it_shows_known_money_in_yuan() -> None:
    form = OneOfEach(initial={"wage": 123850})

    assert 'value="1,238.50"' in draw("{% field form.wage %}", form=form)


def test_it_says_how_to_write_money() -> None:
    form = OneOfEach({"wage": "一千二"})

    assert form.errors["wage"] == ["工资请写数字，例如 1238.50；您填的是“一千二”。"]


def test_it_reads_a_day_from_three_boxes() -> None:
    form = OneOfEach({"day_year": "1988", "day_month": "12", "day_day": "2"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(1988, 12, 2)


def test_it_says_there_is_no_thirtieth_of_february() -> None:
    form = OneOfEach({"day_year": "2026", "day_month": "2", "day_day": "30"})

    assert form.errors["day"] == ["没有 2026 年 2 月 30 日这一天，请核对。"]


@pytest.mark.parametrize("month", ["", "二", "²"])
def test_it_asks_for_all_three_boxes_in_figures(month: str) -> None:
    form = OneOfEach({"day_year": "2026", "day_month": month, "day_day": "3"})

    assert "年、月、日都填上" in form.errors["day"][0]


def test_it_accepts_a_photo_by_its_content() -> None:
    photo = SimpleUploadedFile("工资单.jpg", b"\xff\xd8\xff\xe0rest")

    assert OneOfEach({}, {"slip": photo}).is_valid()


def test_it_refuses_a_programme_dressed_as_a_photo() -> None:
    disguised = SimpleUploadedFile("工资单.jpg", b"MZ\x90\x00")

    form = OneOfEach({}, {"slip": disguised})

    assert "不是照片" in form.errors["slip"][0]


def test_it_names_the_size_of_a_file_too_large() -> None:
    large = SimpleUploadedFile("工资单.pdf", b"%PDF-" + b"0" * (2 * 1024 * 1024))

    form = OneOfEach({}, {"slip": large})

    assert "有 2 MB，最多 1 MB" in form.errors["slip"][0]


def test_it_ties_hint_and_error_to_the_control() -> None:
    form = SampleForm(WRONG_ANSWERS)

    drawn = draw("{% field form.wage %}", form=form)

    assert 'aria-describedby="id_wage_hint id_wage_error"' in drawn
    assert 'id="id_wage_error"' in drawn


def test_it_marks_the_optional_not_the_required() -> None:
    assert "（选填）" in draw("{% field form.reason %}", form=SampleForm())
    assert "（选填）" not in draw("{% field form.name %}", form=SampleForm())


def test_it_links_each_error_to_its_first_box() -> None:
    drawn = draw("{% error_summary form %}", form=SampleForm(WRONG_ANSWERS))

    assert "有 4 处需要改" in drawn
    assert '<a href="#id_born_on_0">没有 2026 年 2 月 30 日' in drawn
    assert "请选择“现在住的房子是”。" in drawn


def test_it_says_nothing_when_nothing_is_wrong() -> None:
    assert draw("{% error_summary form %}", form=SampleForm()).strip() == ""


def test_it_can_make_the_question_the_heading_of_the_page() -> None:
    drawn = draw("{% field form.housing heading=True %}", form=SampleForm())

    assert '<legend><h1 class="label-heading">现在住的房子是' in drawn.replace("\n", "")


def test_it_draws_five_ratings_from_a_whole_sign_to_one_stroke() -> None:
    drawn = draw("{% rating form.score %}", form=SampleRating())

    assert drawn.count('type="radio"') == 5
    assert drawn.index("非常满意") < drawn.index("非常不满意")
