"""From text to document: lines, head, tree, and what each item says."""

from collections.abc import Mapping, Sequence

from minzheng.engines.reading.acting import deeds_in
from minzheng.engines.reading.days import due_in, year_of
from minzheng.engines.reading.errors import ReadingRefused
from minzheng.engines.reading.figures import figures_in
from minzheng.engines.reading.folding import fold
from minzheng.engines.reading.furniture import without_furniture
from minzheng.engines.reading.head import Head, head_of
from minzheng.engines.reading.lines import Source, lines_of
from minzheng.engines.reading.naming import cites_in, names_in, owners_in, programmes_in
from minzheng.engines.reading.pasted import parted
from minzheng.engines.reading.rhythms import rhythms_in
from minzheng.engines.reading.standing import (
    NAMED_YEAR,
    PLANS,
    Context,
    anchors_of,
    looks_back,
)
from minzheng.engines.reading.structure import Node, plain_items, tree_of
from minzheng.engines.reading.values import Document, Item

Headings = Mapping[tuple[str, ...], str]
LEAST_SIGNS, LARGEST = 20, 20_000_000
OPENING = "0"  # the path of what stands before the first mark and says figures
EMPTY = "文件里没有可以读的文字。请核对是不是传错了文件，或者是不是还没有写内容"
NO_CHINESE = "文件里几乎没有汉字，读不出条目。请核对文件是不是损坏，或者是不是别的格式改了名字"
TOO_LARGE = "文件有 {size} 万字，超过 2000 万字。请按章节拆开再读"


def read_document(text: str, year: int | None = None) -> Document:
    """Read the text of a document. Raises ReadingRefused where it holds none.

    `year` completes days without a year where neither title nor date names one.
    """
    _refuse(text)
    shadow = fold(text)
    lines = list(parted(without_furniture(lines_of(shadow), shadow), shadow))
    head = head_of(lines, shadow, text)
    nodes = tree_of(head.body, shadow)
    remarks = [] if nodes else ["全文没有序号，按小标题和自然段分条"]
    nodes = nodes or plain_items(head.body, shadow)
    year = _year_meant(head) or year
    source = Source(text, shadow, anchors_of(shadow))
    items = (*_opening(nodes, source, head, year), *_items(nodes, source, head, year))
    if not items:
        remarks.append("没有读出条目：文字太短或者只有标题")
    return Document(
        head.title, head.number, head.index_number, head.issuer, head.date, text, items,
        tuple(remarks),
    )  # fmt: skip


def _refuse(text: str) -> None:
    if len(text) > LARGEST:
        raise ReadingRefused(TOO_LARGE.format(size=len(text) // 10_000))
    said = [sign for sign in text[: LEAST_SIGNS * 100] if not sign.isspace()]
    if not said:
        raise ReadingRefused(EMPTY)
    chinese = sum("一" <= sign <= "龥" for sign in said)
    if chinese * 5 < len(said) or chinese < 4:
        raise ReadingRefused(NO_CHINESE)


def _items(nodes: Sequence[Node], source: Source, head: Head, year: int | None) -> tuple[Item, ...]:
    headings = {node.path: node.heading for node in nodes}
    return tuple(_item(node, headings, source, head, year) for node in nodes)


def _item(node: Node, headings: Headings, source: Source, head: Head, year: int | None) -> Item:
    text, shadow = source.text, source.shadow
    above = tuple(filter(None, (headings.get(node.path[:n], "") for n in _depths(node))))
    start, end = node.start, node.end
    rhythms = tuple(rhythms_in(shadow, text, start, end))
    taken = [range(each.start, each.end) for each in rhythms] + names_in(shadow, start, end)
    context = Context(head.title, above, year)
    figures = figures_in(source, (start, end), context, taken)
    verbs, objects = deeds_in(shadow, text, start, end)
    due = due_in(shadow[start:end], _year_of(above, year))
    return Item(
        "/".join(node.path), text[start : start + len(node.heading)], text[start:end], start, end,
        tuple(figures), rhythms, None if looks_back(context) else due,
        owners_in(text, shadow, start, end), programmes_in(text, shadow, start, end),
        cites_in(text, shadow, start, end), verbs, objects,
    )  # fmt: skip


def _depths(node: Node) -> range:
    return range(1, len(node.path) + 1)


def _year_meant(head: Head) -> int | None:
    """A plan speaks of the year in its title though issued before it; others of their date."""
    titled = sorted(set(NAMED_YEAR.findall(head.title)))
    if len(titled) == 1 and PLANS.search(head.title):
        return int(titled[0])
    return int(head.date[:4]) if head.date else year_of(head.title)


def _year_of(headings: Sequence[str], year: int | None) -> int | None:
    """The year that the nearest heading names, else the document's."""
    return next(filter(None, map(year_of, reversed(headings))), year)


def _opening(
    nodes: Sequence[Node], source: Source, head: Head, year: int | None
) -> tuple[Item, ...]:
    """What stands before the first mark is an item only where it says figures or rhythms."""
    first = nodes[0].mark if nodes else None
    before = [line for line in head.body if first is not None and line.end < first.start]
    if not before:
        return ()
    node = Node((OPENING,), before[0].start, before[-1].end)
    item = _item(node, {}, source, head, year)
    return (item,) if item.figures or item.rhythms else ()
