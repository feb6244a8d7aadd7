"""Pages in traditional characters: words change; what was typed or is read by machines does not."""

import re

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from minzheng.faces.looks.script import ScriptMiddleware, converted, simplified, traditional

PAGE = """<!doctype html>
<html lang="zh-Hant" class="script-traditional"><head><title>办事服务</title></head><body>
<form action="/搜/?q=办事" method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="发a1">
<label for="a">户籍地</label><input id="a" name="a" value="发展" placeholder="请填" data-x="发">
<select><option value="发">发放</option><option>发放</option></select>
<textarea name="t">我后来发现</textarea></form>
<p>申请人 <span class="name" translate="no">范后发</span>，范后发的办件
<a href="/发/" title="办件详情">看办件</a></p>
<div translate="no">国<div>发</div>后</div><script>const 发 = "发";</script><!-- 发 -->
</body></html>"""


def test_words_and_read_attributes_change() -> None:
    page = converted(PAGE)

    for said in ("辦事服務", "戶籍地", 'placeholder="請填"', 'title="辦件詳情"', "看辦件"):
        assert said in page or said.replace("戶", "户") in page, said


@pytest.mark.parametrize(
    "kept",
    [
        'value="发a1"', 'value="发展"', 'data-x="发"', 'action="/搜/?q=办事"', 'href="/发/"',
        "我后来发现", "<div translate=\"no\">国<div>发</div>后</div>", 'const 发 = "发";',
        "<option>发放</option>", '<option value="发">', "<!-- 发 -->",
    ],
)  # fmt: skip
def test_values_addresses_and_programs_stay(kept: str) -> None:
    assert kept in converted(PAGE)


def test_a_name_marked_once_stays_wherever_it_stands() -> None:
    assert converted(PAGE).count("范后发") == 2


def test_no_attribute_but_words_changes() -> None:
    read = re.compile(r' (alt|aria-label|placeholder|title|label|data-words)="[^"]*"')

    def bare(page: str) -> list[str]:
        return [read.sub("", tag) for tag in re.findall(r"<[a-z/][^>]*>", page)]

    assert bare(converted(PAGE)) == bare(PAGE)


def test_what_is_typed_in_traditional_characters_is_read() -> None:
    assert simplified("我想問低保怎麼辦") == "我想问低保怎么办"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("停发困难残疾人生活补贴", "停發困難殘疾人生活補貼"), ("最后签承诺", "最後簽承諾"),
        ("定额发给", "定額發給"), ("批准并公布", "批准並公佈"), ("申请行政复议", "申請行政復議"),
        ("审核确认后发布", "審核確認後發佈"), ("户口簿里", "户口簿裏"), ("核准余额", "核准餘額"),
    ],
)  # fmt: skip
def test_words_of_our_trade_are_written_right(written: str, read: str) -> None:
    assert traditional(written) == read


def test_only_a_page_that_says_so_is_converted() -> None:
    def answer(_: object) -> HttpResponse:
        return HttpResponse(PAGE.replace("zh-Hant", "zh-CN"))

    said = ScriptMiddleware(answer)(RequestFactory().get("/"))

    assert "办事服务" in said.content.decode()
    assert said.headers["Vary"] == "Cookie"
