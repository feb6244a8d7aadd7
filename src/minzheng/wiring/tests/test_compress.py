"""What goes over the line compressed, and what does not."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory

from minzheng.wiring.compressing import CompressWordsMiddleware

GZIP = {"accept-encoding": "gzip"}


def through(answer: HttpResponse, request: HttpRequest) -> HttpResponseBase:
    return CompressWordsMiddleware(lambda _: answer).process_response(request, answer)


@pytest.mark.django_db
def test_a_page_of_rules_is_a_fifth_on_the_line() -> None:
    at = "/open/rules/relief/dibao/"
    whole, small = Client().get(at).content, Client(headers=GZIP).get(at)

    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) * 5 < len(whole)
    assert "最低生活保障" in gzip.decompress(small.content).decode()


def test_who_cannot_read_it_gets_it_plain() -> None:
    answer = HttpResponse("低保" * 500)

    assert not through(answer, RequestFactory().get("/")).has_header("Content-Encoding")


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/json"])
def test_what_is_compressed_already_is_left(kind: str) -> None:
    answer = HttpResponse(b"0" * 5000, content_type=kind)

    told = through(answer, RequestFactory().get("/", headers=GZIP))

    assert told is answer
    assert answer.content == b"0" * 5000
