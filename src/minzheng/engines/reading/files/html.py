"""HTML: the blocks of a page as lines; menus and lists of links are left out."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError

from minzheng.engines.reading.errors import ReadingRefused

DROPPED = ("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button",
           "select", "iframe", "svg", "head")  # fmt: skip
BLOCKS = frozenset(
    ("p", "div", "li", "tr", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt",
     "ul", "ol", "section", "article", "blockquote", "table")
)  # fmt: skip
CELLS = frozenset(("td", "th"))
META = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源"}
LINKED, SHORT = 0.6, 60  # a short block of which this part are links is a menu
EMPTY = "网页里没有可以读的文字。请打开网页，把正文复制成文字再读"


def text_of_html(source: str) -> str:
    """The text of a page, one block a line. Raises ReadingRefused where there is none."""
    try:
        page = html.document_fromstring(re.sub(r"<\?xml[^>]*\?>", "", source, count=1))
    except (ParserError, ValueError) as wrong:
        raise ReadingRefused(EMPTY) from wrong
    told = list(_meta(page))
    for name in DROPPED:
        for each in list(page.iter(name)):
            each.drop_tree()  # type: ignore[attr-defined]
    told += _lines(page)
    if not any(told):
        raise ReadingRefused(EMPTY)
    return "\n".join(told)


def _meta(page: html.HtmlElement) -> Iterator[str]:
    for each in page.iter("meta"):
        word = META.get(str(each.get("name") or "").lower())
        value = " ".join(str(each.get("content") or "").split())
        if word and value:
            yield f"{word}：{value}"


def _lines(page: html.HtmlElement) -> list[str]:
    for each in page.iter(*BLOCKS):
        linked = sum(len(a.text_content()) for a in each.iter("a"))
        whole = len(each.text_content().strip())
        if linked and whole <= SHORT and linked >= LINKED * whole:
            each.text = ""
            for child in list(each):
                child.drop_tree()
        each.tail = "\n" + (each.tail or "") if each.tag not in CELLS else "\t" + (each.tail or "")
        each.text = "\n" + (each.text or "") if each.tag not in CELLS else each.text
    said = str(page.text_content()).replace("\xa0", " ")
    lines = (re.sub(r"[ \t]*\t[ \t]*", "\t", line).strip() for line in said.splitlines())
    return [line for line in lines if line]
