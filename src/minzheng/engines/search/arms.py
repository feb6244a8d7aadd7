"""The queries behind a question: one arm for each field of each kind, all asked at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import and_, or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, SmallIntegerField, Value

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.search.asking import HAN, Key, Word, place_keys
from minzheng.engines.search.models import Entry, Kind, Token
from minzheng.engines.search.tokens import PLACE
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.divisions.api import Division

MOST_PLACES = 40  # divisions of one name; more are no place but a habit of naming
COLUMNS = (
    "pk", "kind", "subject", "label", "note", "division_code", "other_division", "matter", "gone",
    "address_id", "arm",
)  # fmt: skip
Span = tuple[str, str]


@dataclass(frozen=True)
class Narrowing:
    """A word that must fit: by a token, by the address, or by the place it names."""

    word: Word
    places: tuple[Span, ...] = ()

    @property
    def weight(self) -> tuple[bool, bool, bool, int]:
        """How few answers it is likely to have; the name of a place comes last."""
        has_digits = any(character.isdecimal() for character in self.word.plain)
        plain = self.word.plain
        return has_digits, not self.places, plain.isascii(), len(plain)

    def fits(self, kind: Kind, pk: str, to: str) -> Q:
        """The condition on rows from which `pk` and `to` lead to the entry."""
        own = [key for key in self.word.keys if key.kind is kind and key.field != PLACE]
        plain = [_within(key) for key in own if not (key.beside or key.letters)]
        ways = [_held(key, pk, to) for key in own if key.beside or key.letters]
        ways += [_has(pk, reduce(or_, plain))] if plain else []
        ways.append(_has(f"{to}address", _within(next(place_keys(self.word.plain)))))
        ways += [Q(**{f"{to}division_code__range": span}) for span in self.places]
        return reduce(or_, ways)


@dataclass(frozen=True)
class Arm:
    """Keys that are asked for together: one field of one kind, what sorts later apart."""

    keys: tuple[Key, ...]

    @property
    def kind(self) -> Kind:
        return self.keys[0].kind

    @property
    def field(self) -> str:
        return self.keys[0].field

    @property
    def later(self) -> bool:
        return self.keys[0].later

    def entries(self, viewer: Viewer, also: Sequence[Narrowing], most: int) -> QuerySet[Entry]:
        """At most so many that the viewer may see, in the order of the index."""
        if self.field == PLACE:
            at = Token.objects.filter(_within(self.keys[0])).values("entry")
            seen = self._seen(Entry.objects.all(), viewer, "")
            here = seen.filter(kind=self.kind, address__in=at)
            rows = self._fitting(here, also, "pk", "").values("pk")
        else:
            seen = self._seen(Token.objects.all(), viewer, "entry__").filter(_asked(self.keys))
            rows = self._fitting(seen, also, "entry", "entry__").order_by("token").values("entry")
        return Entry.objects.filter(pk__in=rows[:most])

    def _seen(self, rows: QuerySet[Any], viewer: Viewer, to: str) -> QuerySet[Any]:
        """Those of the viewer's area; people also where they are registered.

        It comes before the stretch is asked for: two halves that each held it would be read apart
        and sorted anew.
        """
        matter = f"{to}matter" if self.kind is Kind.CASE else ""
        seen = visible(rows, viewer, f"{to}division_code", matter_field=matter)
        if self.kind is Kind.PERSON:
            return seen | visible(rows, viewer, f"{to}other_division")
        return seen

    def _fitting(
        self, rows: QuerySet[Any], also: Sequence[Narrowing], pk: str, to: str
    ) -> QuerySet[Any]:
        for narrowing in also:
            rows = rows.filter(narrowing.fits(self.kind, pk, to))
        return rows


def arms_of(word: Word, kinds: Iterable[Kind]) -> list[Arm]:
    """Every way a word can be meant, for these kinds."""
    wanted = set(kinds)
    keys = [key for key in word.keys if key.kind in wanted]
    grouped = groupby(keys, key=lambda key: (key.kind, key.field, key.later))
    return [Arm(tuple(held)) for _, held in grouped]


def narrowings(words: Sequence[Word]) -> list[Narrowing]:
    """The words, each with the divisions of its name: one query for all; one word needs none."""
    named = [word for word in words if HAN.search(word.plain) and len(word.plain) > 1]
    if not named or len(words) == 1:
        return [Narrowing(word) for word in words]
    asked = reduce(or_, (Q(name__contains=word.typed) for word in named))
    rows = list(Division.objects.filter(asked).values_list("name", "code"))
    return [Narrowing(word, _places(word, rows) if word in named else ()) for word in words]


def together(arms: Sequence[Arm], found: Sequence[QuerySet[Entry]]) -> list[dict[str, Any]]:
    """The rows of all arms in one query, each with the number of its arm."""
    parts = [
        rows.annotate(arm=Value(number, SmallIntegerField())).values_list(*COLUMNS)
        for number, rows in enumerate(found)
    ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _within(key: Key) -> Q:
    return Q(token__gte=key.low, token__lt=key.high) if key.high else Q(token=key.low)


def _asked(keys: Sequence[Key]) -> Q:
    """Any of these stretches or tokens.

    Tokens that must have others beside them are named in one list first: a database reads a list
    through its index, but not an OR of such conditions.
    """
    asked = reduce(or_, map(_with_others, keys))
    if len(keys) > 1 and not any(key.high for key in keys):
        return Q(token__in=[key.low for key in keys]) & asked
    return asked


def _with_others(key: Key) -> Q:
    beside = (Q(Exists(Token.objects.filter(entry=OuterRef("entry"), token=t))) for t in key.beside)
    return reduce(and_, (*beside, _begins(key, "entry__")), _within(key))


def _held(key: Key, pk: str, to: str) -> Q:
    """That an entry has a token in the stretch, and those beside it."""
    beside = (_has(pk, Q(token=token)) for token in key.beside)
    return reduce(and_, (*beside, _begins(key, to)), _has(pk, _within(key)))


def _has(pk: str, asked: Q) -> Q:
    """That the entry to which `pk` leads has such a token."""
    return Q(Exists(Token.objects.filter(asked, entry=OuterRef(pk))))


def _begins(key: Key, to: str) -> Q:
    return Q(**{f"{to}label__startswith": key.letters}) if key.letters else Q()


def _places(word: Word, rows: Sequence[tuple[str, str]]) -> tuple[Span, ...]:
    spans = tuple(subtree_range(code) for name, code in rows if word.typed in name)
    return spans if len(spans) <= MOST_PLACES else ()
