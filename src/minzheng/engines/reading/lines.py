"""Lines of the text as spans, without the space around them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text, and its shadow of the same length that the rules look at.

    `anchors`: where words stand that announce what was reached or what is to come.
    """

    text: str
    shadow: str
    anchors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A span of the text; it holds no space at either end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    @property
    def length(self) -> int:
        return self.end - self.start


def lines_of(shadow: str) -> Iterator[Line]:
    """Every line that says something."""
    start = 0
    for each in shadow.split("\n"):
        said = each.strip()
        if said:
            begins = start + each.index(said[0])
            yield Line(begins, begins + len(said))
        start += len(each) + 1
