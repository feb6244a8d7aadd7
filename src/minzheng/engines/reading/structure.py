"""The tree of a document: from marks at the beginning of lines and within paragraphs.

Grammar (docs/explanation/how-documents-are-read.md): an item runs from its heading to the next
mark, whatever its rank; a paragraph without mark belongs to the item that is open; what comes
before the first mark belongs to none. A document without marks has its paragraphs as items.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from minzheng.engines.reading.lines import Line
from minzheng.engines.reading.marks import (
    ARTICLE,
    CHAPTER,
    CIRCLE,
    LONGEST_GAP,
    PART,
    SECTION,
    SUBPART,
    Mark,
    mark_at,
    marks_within,
)

STOPS = "。；！？"
LATEST_FIRST = 10
RHYTHM = re.compile(r"每.{0,8}次")
LONGEST_HEADING, LONGEST_RUN_IN, LONGEST_ALONE = 60, 40, 22


@dataclass(slots=True)
class Node:
    """An item as it grows: `start` after its mark, `end` after its last own sign."""

    path: tuple[str, ...]
    start: int
    end: int
    heading: str = ""
    mark: Mark | None = None


@dataclass(slots=True)
class Tree:
    """What is open while lines are read, and every node in the order of the text."""

    shadow: str
    nodes: list[Node] = field(default_factory=list)
    open: list[Node] = field(default_factory=list)
    parts_came_first: bool = False
    seen: dict[int, int] = field(default_factory=dict)

    def rank(self, mark: Mark) -> int:
        """第一条 stands above 一、 unless 一、 came first."""
        if mark.rank == ARTICLE and self.parts_came_first:
            return SUBPART
        return mark.rank

    def fits(self, mark: Mark) -> bool:
        """Whether a mark goes on counting, or begins to."""
        last = next(
            (n.mark for n in reversed(self.open) if n.mark and n.mark.rank == mark.rank), None
        )
        if last is None and mark.rank == PART and not self.nodes:
            return mark.ordinal <= LATEST_FIRST  # the second page of a text begins with 三、
        if last is None and mark.ordinal == self.seen.get(mark.rank, 0) + 1:
            return True  # 1. to 3. beneath 一、 and 4. beneath 二、
        if last is None:
            return mark.ordinal <= 1 + LONGEST_GAP * (mark.rank <= ARTICLE)
        return mark.ordinal == 1 or 0 < mark.ordinal - last.ordinal <= 1 + LONGEST_GAP

    def begins(self, line: Line, heading: str) -> None:
        """A paragraph or a subheading of a document without marks."""
        count = sum(len(node.path) == 1 for node in self.nodes) + 1
        node = Node((str(count),), line.start, line.end, heading)
        self.nodes.append(node)
        self.open = [node]

    def opens(self, mark: Mark, end: int) -> Node:
        """A mark closes what is open of its rank and beneath, and opens its own node."""
        rank = self.rank(mark)
        while self.open and self.open[-1].mark and self.rank(self.open[-1].mark) >= rank:
            self.open.pop()
        path = (*(self.open[-1].path if self.open else ()), mark.name)
        start = (
            mark.end + len(self.shadow[mark.end : end]) - len(self.shadow[mark.end : end].lstrip())
        )
        node = Node(path, start, end, mark=mark)
        self.nodes.append(node)
        self.open.append(node)
        self.seen[mark.rank] = mark.ordinal
        self.parts_came_first = self.parts_came_first or mark.rank == PART
        return node


def tree_of(lines: Sequence[Line], shadow: str) -> list[Node]:
    """Every node of the lines, in the order of the text."""
    tree = Tree(shadow)
    for line in lines:
        _read(tree, line)
    return tree.nodes


def plain_items(lines: Sequence[Line], shadow: str) -> list[Node]:
    """Paragraphs of a document without marks: beneath their subheadings, where it has some."""
    tree = Tree(shadow)
    headed = sum(_is_heading(line.of(shadow)) for line in lines) > 1
    for line in lines:
        said = line.of(shadow)
        if _is_heading(said) if headed else said[-1] in STOPS:
            tree.begins(line, said if headed else "")
        elif headed and tree.nodes:
            tree.nodes[-1].end = line.end
        if tree.nodes and not (headed and _is_heading(said)) and said[-1] in STOPS:
            start = tree.nodes[-1].start if tree.nodes[-1].end == line.end else line.start
            _inline(tree, tree.nodes[-1], max(start, line.start), line.end)
    return tree.nodes


def heading_of(
    shadow: str, start: int, end: int, *, alone: bool = True, opens: bool = False
) -> str:
    """The heading of a marked line: the whole of a short line, or its short first sentence.

    A sentence that stands alone is a heading where it is short and counts nothing; with
    `alone` false it never is; where it `opens` a row of 一是…二是… it always is.
    """
    said = shadow[start:end]
    stop = min((at for at in map(said.find, "。！？") if at >= 0), default=-1)
    if stop < 0 and "；" not in said and len(said) <= LONGEST_HEADING:
        return said.rstrip("：")
    colon = said.find("：")
    if 0 < colon <= LONGEST_RUN_IN // 2 and (stop < 0 or colon < stop) and "，" not in said[:colon]:
        return said[:colon]
    if not 0 < stop <= LONGEST_RUN_IN:
        return ""
    if RHYTHM.search(said, 0, stop):
        return ""  # 例会每两周召开一次。 is a rule, not a heading
    if stop < len(said) - 1:
        return said[:stop]
    short = opens or (alone and stop <= LONGEST_ALONE and "，" not in said)
    return said[:stop] if short and not any(sign.isdigit() for sign in said) else ""


def _read(tree: Tree, line: Line) -> None:
    mark = mark_at(tree.shadow, line.start, line.end)
    row = marks_within(tree.shadow, line.start, line.end)
    if mark is not None and tree.open and row and row[0].start == mark.start:
        _inline(tree, tree.nodes[-1], line.start, line.end)  # 一是…；二是… on a line of its own
        return
    if mark is not None and mark.end < line.end and tree.fits(mark):
        node = tree.opens(mark, line.end)
        _inline(tree, node, node.start, line.end)
        opens = node.end < line.end
        alone = mark.rank < CIRCLE or opens
        node.heading = heading_of(tree.shadow, node.start, node.end, alone=alone, opens=opens)
        return
    if not tree.open:
        return
    # A paragraph without mark goes on where the text stands.
    last = tree.nodes[-1]
    last.end = line.end
    _inline(tree, last, line.start, line.end)


def _inline(tree: Tree, node: Node, start: int, end: int) -> None:
    marks = [mark for mark in marks_within(tree.shadow, start, end) if mark.start >= start]
    ends = [*(mark.start for mark in marks[1:]), end] if marks else []
    for mark, until in zip(marks, ends, strict=True):
        if mark is marks[0] and mark.start > node.start:
            node.end = _trimmed(tree.shadow, node.start, mark.start)
        made = tree.opens(mark, until)
        made.end = _trimmed(tree.shadow, made.start, until)
        made.heading = heading_of(tree.shadow, made.start, made.end, alone=False)


def _trimmed(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1].isspace():
        end -= 1
    return end


def _is_heading(said: str) -> bool:
    return len(said) <= LONGEST_RUN_IN // 2 + 5 and said[-1] not in f"{STOPS}，：、”）"


__all__ = ["CHAPTER", "SECTION", "Node", "heading_of", "plain_items", "tree_of"]
