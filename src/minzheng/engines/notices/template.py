"""Notice texts as matters write them: front matter, paragraphs, {placeholders} and {{blocks}}.

    ---
    title: 最低生活保障审核确认决定书
    kind: decision
    number_word: 民低保
    adverse: 否
    ---
    你（户）于{申请日期}提出的申请……**每月发放{月保障金}（大写：{月保障金大写}）**。

    ## 一、金额是怎样算出来的

    {{计算}}

    {{救济途径}}

Paragraphs are parted by blank lines; `## ` begins a sub-heading, `> ` small print.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from .kinds import label_of
from .letter import Block, Head, Letter, Paragraph, Run

REMEDIES = "救济途径"
KEYS = ("title", "kind", "number_word", "adverse")
YES_NO = {"是": True, "否": False}
FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
BLOCK = re.compile(r"\{\{([^{}]+)\}\}")
NAME = re.compile(r"\{([^{}]+)\}")
STRONG = re.compile(r"\*\*(.+?)\*\*")
STYLES: dict[str, Literal["body", "heading", "note"]] = {"## ": "heading", "> ": "note"}

Blocks = Mapping[str, tuple[Block, ...]]


class TemplateRefused(ValueError):
    """A notice text that cannot be used, with what to put right."""


class MissingValue(LookupError):
    """A placeholder or block got no value; a letter with a gap is not sent."""

    def __init__(self, name: str, title: str) -> None:
        self.name = name
        super().__init__(f"《{title}》缺少“{name}”，文书没有生成。请先补全这一项。")


@dataclass(frozen=True)
class BlockPlace:
    """Where a block (calculation, table, remedies) goes."""

    name: str


@dataclass(frozen=True)
class NoticeTemplate:
    """A parsed notice text."""

    title: str
    kind: str
    number_word: str
    adverse: bool
    parts: tuple[Paragraph | BlockPlace, ...]

    def placeholders(self) -> frozenset[str]:
        """Names that need a text."""
        texts = [self.title, *(run.text for part in self._paragraphs() for run in part.runs)]
        return frozenset(name for text in texts for name in NAME.findall(text))

    def blocks(self) -> frozenset[str]:
        """Names that need blocks."""
        return frozenset(part.name for part in self.parts if isinstance(part, BlockPlace))

    def fill(self, values: Mapping[str, str], blocks: Blocks, *, head: Head) -> Letter:
        """The letter. What a value contains is text, never a placeholder or markup again.

        Raises:
            MissingValue: names the placeholder or block that got nothing.
        """
        body = tuple(block for part in self.parts for block in self._filled(part, values, blocks))
        title = self._text(self.title, values)
        return Letter(kind=self.kind, title=title, head=head, body=body)

    def _paragraphs(self) -> Iterator[Paragraph]:
        return (part for part in self.parts if isinstance(part, Paragraph))

    def _filled(
        self, part: Paragraph | BlockPlace, values: Mapping[str, str], blocks: Blocks
    ) -> tuple[Block, ...]:
        if isinstance(part, BlockPlace):
            if part.name not in blocks:
                raise MissingValue(part.name, self.title)
            return blocks[part.name]
        runs = [Run(self._text(run.text, values), run.strong) for run in part.runs]
        return tuple(Paragraph(tuple(line), part.style) for line in _lines(runs))

    def _text(self, text: str, values: Mapping[str, str]) -> str:
        def value(found: re.Match[str]) -> str:
            name = found[1]
            if not values.get(name, "").strip():
                raise MissingValue(name, self.title)
            return values[name].strip()

        return NAME.sub(value, text)


def parse(text: str) -> NoticeTemplate:
    """Read a notice text.

    Raises:
        TemplateRefused: no front matter, an unknown or missing key, an adverse notice without
            remedies (行政复议法实施条例第二十五条), or an unclosed brace.
        UnknownKind: `kind` is not in the table of kinds.
    """
    found = FRONT.match(text.replace("\r\n", "\n"))
    if not found:
        raise TemplateRefused("文书模板要以两行 --- 之间的 title、kind、number_word、adverse 开头")
    front = _front(found[1])
    parts = tuple(_part(chunk) for chunk in re.split(r"\n\s*\n", found[2].strip()))
    template = NoticeTemplate(
        title=front["title"],
        kind=front["kind"],
        number_word=front["number_word"],
        adverse=YES_NO[front["adverse"]],
        parts=parts,
    )
    return _checked(template)


def _front(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    front = {key.strip(): value.strip() for key, _, value in pairs}
    wrong = sorted(set(front) ^ set(KEYS))
    if wrong:
        raise TemplateRefused(f"文书模板开头多了或少了：{'、'.join(wrong)}；要有 {'、'.join(KEYS)}")
    if front["adverse"] not in YES_NO:
        raise TemplateRefused(f"adverse 要写“是”或“否”，现在是“{front['adverse']}”")
    return front


def _part(chunk: str) -> Paragraph | BlockPlace:
    block = BLOCK.fullmatch(chunk.strip())
    if block:
        return BlockPlace(block[1].strip())
    for mark, style in STYLES.items():
        if chunk.startswith(mark):
            return Paragraph(_runs(chunk.removeprefix(mark)), style)
    return Paragraph(_runs(chunk))


def _runs(chunk: str) -> tuple[Run, ...]:
    # Chinese lines join without a space. Odd pieces of the split stand between ** and **.
    pieces = STRONG.split("".join(line.strip() for line in chunk.splitlines()))
    return tuple(Run(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece)


def _checked(template: NoticeTemplate) -> NoticeTemplate:
    label_of(template.kind)
    if template.adverse and REMEDIES not in template.blocks():
        raise TemplateRefused(
            f"《{template.title}》是不利决定，必须写明救济途径：请单独一段写 {{{{{REMEDIES}}}}}"
        )
    for part in template.parts:
        for run in part.runs if isinstance(part, Paragraph) else ():
            if set("{}") & set(NAME.sub("", run.text)):
                raise TemplateRefused(f"《{template.title}》的括号没有配对：“{run.text[:30]}”")
    return template


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    """A value with line breaks makes several paragraphs."""
    pieces = (
        Run(piece, run.strong) for run in runs for piece in re.split(r"(\n)", run.text) if piece
    )
    for is_break, line in groupby(pieces, key=lambda run: run.text == "\n"):
        if not is_break:
            yield list(line)
