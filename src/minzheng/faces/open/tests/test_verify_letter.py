"""Is the letter real: public facts only."""

from django.test import Client

from minzheng.engines.cases.api import Case
from minzheng.engines.notices.api import Notice


def test_a_real_letter_shows_public_facts_and_no_name(case: Case) -> None:
    letter = Notice.objects.get()

    page = Client().get(f"/open/verify/{letter.verify_code}/").content.decode()

    assert letter.number in page
    assert letter.sha256 in page
    assert "青竹镇人民政府" in page
    assert "罗春生" not in page
    assert case.number not in page


def test_small_letters_and_spaces_do_not_matter(case: Case) -> None:
    code = Notice.objects.get().verify_code.lower().replace("-", " ")

    response = Client().get("/open/verify/", {"code": code}, follow=True)

    assert "这份文书是真的" in response.content.decode()


def test_an_unknown_code_warns(case: Case) -> None:
    response = Client().get("/open/verify/AAAA-AAAA-AAAA/")

    assert response.status_code == 404
    assert "不要转账" in response.content.decode()


def test_odd_signs_are_told(case: Case) -> None:
    page = Client().get("/open/verify/", {"code": "<script>"}).content.decode()

    assert "查验编号只有字母" in page
    assert "<script>alert" not in page
