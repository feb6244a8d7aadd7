"""How well a document was read, beside an answer key made by hand: F1 by kind of answer."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from minzheng.engines.reading.values import Document, Item

Answers = Counter[Hashable]
HEAD = ("title", "number", "index_number", "issuer", "date")


@dataclass(frozen=True)
class Score:
    """`right`, `read` and `wanted` are counts; `wrong` and `missed` name what differs."""

    right: int
    read: int
    wanted: int
    wrong: tuple[Hashable, ...] = ()
    missed: tuple[Hashable, ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted or read."""
        return 2 * self.right / (self.read + self.wanted) if self.read + self.wanted else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.read + other.read, self.wanted + other.wanted,
            self.wrong + other.wrong, self.missed + other.missed,
        )  # fmt: skip


def score(document: Document, key: Mapping[str, Any]) -> dict[str, Score]:
    """Scores by kind: head, structure, figures, times, names."""
    wanted = {str(each["path"]): each for each in key["items"]}
    read = {item.path: item for item in document.items}
    told = {kind: _compared(read, wanted, *pair) for kind, pair in KINDS.items()}
    head: Answers = Counter((name, str(getattr(document, name) or "")) for name in HEAD)
    right: Answers = Counter((name, str(key[name] or "")) for name in HEAD)
    return {"head": _score(head, right), **told}


def _figures(item: Item) -> Iterable[Hashable]:
    return [(each.number, each.unit, each.measures, each.status) for each in item.figures]


def _wanted_figures(key: Mapping[str, Any]) -> Iterable[Hashable]:
    return [tuple(each) for each in key.get("figures", ())]


def _times(item: Item) -> Iterable[Hashable]:
    rhythms: list[Hashable] = [(each.months, each.at_least) for each in item.rhythms]
    return [*rhythms, *([item.due] if item.due else [])]


def _wanted_times(key: Mapping[str, Any]) -> Iterable[Hashable]:
    rhythms: list[Hashable] = [(float(each[0]), each[1]) for each in key.get("rhythms", ())]
    return [*rhythms, *([str(key["due"])] if key.get("due") else [])]


def _names(item: Item) -> Iterable[Hashable]:
    return [*item.owners, *item.programmes, *item.cites]


def _wanted_names(key: Mapping[str, Any]) -> Iterable[Hashable]:
    return [each for name in ("owners", "programmes", "cites") for each in key.get(name, ())]


Key = Mapping[str, Any]
Read = Callable[[Item], Iterable[Hashable]]
Wanted = Callable[[Key], Iterable[Hashable]]
KINDS: Mapping[str, tuple[Read, Wanted]] = {
    "structure": (lambda item: [item.heading], lambda key: [str(key["heading"])]),
    "figures": (_figures, _wanted_figures),
    "times": (_times, _wanted_times),
    "names": (_names, _wanted_names),
}


def _compared(
    read: Mapping[str, Item], wanted: Mapping[str, Mapping[str, Any]], of: Read, of_key: Wanted
) -> Score:
    found: Answers = Counter((path, each) for path, item in read.items() for each in of(item))
    right: Answers = Counter((path, each) for path, key in wanted.items() for each in of_key(key))
    return _score(found, right)


def _score(found: Answers, wanted: Answers) -> Score:
    return Score(
        (found & wanted).total(), found.total(), wanted.total(),
        tuple((found - wanted).elements()), tuple((wanted - found).elements()),
    )  # fmt: skip
