"""Where what can be found comes from: one source a kind, put here by who knows the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from minzheng.engines.search.models import Kind


@dataclass(frozen=True, kw_only=True)
class Doc:
    """One thing to be found, as it stands now; `tokens` lead to it, and so does its address."""

    subject: int
    label: str
    tokens: tuple[bytes, ...]
    note: str = ""
    division_code: str = ""
    other_division: str = ""
    matter: str = ""
    gone: bool = False
    address: str = ""


class Source(Protocol):
    """`verbs`: those of the trail after which something of this kind must be written anew."""

    @property
    def kind(self) -> Kind: ...

    @property
    def verbs(self) -> frozenset[str]: ...

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        """What a trail's subject "kind:key" concerns."""
        ...

    def after(self, last: int, most: int) -> Sequence[Doc]:
        """At most so many with higher numbers, in the order of numbers."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...


_sources: dict[Kind, Source] = {}


def install(source: Source) -> None:
    """Let a kind be found; a second source of a kind takes the place of the first."""
    _sources[source.kind] = source


def sources() -> tuple[Source, ...]:
    """Every source, in the order of kinds."""
    return tuple(_sources[kind] for kind in Kind if kind in _sources)


def source_of(kind: Kind) -> Source:
    """The source of a kind. Raises KeyError when nobody put one here."""
    return _sources[kind]
