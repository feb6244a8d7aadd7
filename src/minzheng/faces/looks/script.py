"""A public page in traditional characters: its words are converted, what people typed is not.

A page that says it is zh-Hant (Prefs.lang) is taken apart into tags and words; all words are
converted at once, and put back. Values, names, addresses and codes stay as they are. See
docs/decisions/0023-opencc.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape, unescape

import opencc
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

TRADITIONAL, SIMPLIFIED = "s2hk", "hk2s"
BETWEEN = "\x1e"  # stands between two pieces while all are converted in one call
MARKED = 'lang="zh-Hant"'
WHERE_MARKED = 200  # the mark stands in the <html> tag
PARTS = re.compile(r"(<!--.*?-->|<[^>]*>)", re.S)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
WORDED = re.compile(r"(?<=\s)(alt|aria-label|placeholder|title|label|data-words)=\"([^\"]*)\"")
# What stands in these is a value or a program, never words of ours.
RAW = frozenset({"script", "style", "textarea", "code", "pre"})
EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "source", "track", "wbr"})  # fmt: skip
KEPT_NAME = re.compile(r'<(\w+) class="name" translate="no">(.*?)</\1>', re.S)
SOUND = re.compile(r"<rt>.*?</rt>|<[^>]+>")
# What the dictionary gets wrong in our texts, or leaves to chance: 停发困难 is no 發睏.
HOUSE_WORDS: Mapping[str, str] = {
    "签": "簽", "抽签": "抽籤", "标签": "標籤", "并": "並", "合并": "合併", "只": "只",
    "发": "發", "发布": "發佈", "理发": "理髮", "头发": "頭髮", "困": "困", "困难": "困難",
    "复议": "復議", "复核": "覆核",
}  # fmt: skip
HELD, HOLDS = "\x02{}\x03", re.compile("\x02(\\d+)\x03")


@cache
def _converter(way: str) -> opencc.OpenCC:
    """Its tables are read once a process."""
    return opencc.OpenCC(way)


@dataclass(frozen=True)
class Held:
    """Words that the dictionary may not touch, longest first, and what each becomes."""

    words: re.Pattern[str]
    marks: Mapping[str, str]
    become: tuple[str, ...]


@lru_cache(maxsize=64)
def _held(names: frozenset[str]) -> Held:
    known = {**HOUSE_WORDS, **{name: name for name in names}}
    by_length = sorted(known, key=len, reverse=True)
    marks = {word: HELD.format(number) for number, word in enumerate(by_length)}
    words = re.compile("|".join(map(re.escape, by_length)))
    return Held(words, marks, tuple(known[word] for word in by_length))


def traditional(text: str, names: Iterable[str] = ()) -> str:
    """Words in traditional characters, in the forms used in Hong Kong; names stay as they are."""
    held = _held(frozenset(names))
    marked = held.words.sub(lambda met: held.marks[met[0]], text)
    told = str(_converter(TRADITIONAL).convert(marked))
    return HOLDS.sub(lambda met: held.become[int(met[1])], told)


def simplified(text: str) -> str:
    """What somebody typed in traditional characters, as our texts are written."""
    return str(_converter(SIMPLIFIED).convert(text))


def converted(page: str) -> str:
    """A page of HTML with its words in traditional characters; nothing else is changed."""
    parts = PARTS.split(page)
    words = dict(_words(parts))
    told = _all_at_once(list(words.values()), _names(page))
    changed = dict(zip(words, told, strict=True))
    for place in {place for place, _ in changed}:
        parts[place] = _part(place, parts[place], changed)
    return "".join(parts)


class ScriptMiddleware:
    """Converts the pages that say they are in traditional characters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or "text/html" not in response.headers.get("Content-Type", ""):
            return response
        if MARKED.encode() in response.content[:WHERE_MARKED]:
            response.content = converted(response.content.decode()).encode()
        patch_vary_headers(response, ("Cookie",))
        return response


Place = tuple[int, int]  # which part of the page, and which piece of it


def _words(parts: list[str]) -> Iterator[tuple[Place, str]]:
    """The pieces that are words: text outside of what is kept, and attributes that are read."""
    kept: list[str] = []  # the kept element we are in, and those of the same name inside it
    for place, part in enumerate(parts):
        if not part.startswith("<"):
            if not kept and part.strip():
                yield (place, 0), part
            continue
        kept = _kept_after(part, kept)
        if not kept:
            found = enumerate(WORDED.finditer(part), start=1)
            yield from (((place, nth), piece[2]) for nth, piece in found)


def _kept_after(tag: str, kept: list[str]) -> list[str]:
    """The elements to be left alone that are open after this tag."""
    met = TAG.match(tag)
    if met is None:
        return kept
    closes, name = met[1] == "/", met[2].lower()
    if kept:
        if name != kept[0]:
            return kept
        return kept[:-1] if closes else [*kept, name]
    begins = name in RAW or 'translate="no"' in tag or (name == "option" and "value=" not in tag)
    return [name] if begins and not closes and name not in EMPTY else []


def _names(page: str) -> set[str]:
    """Names marked anywhere on the page are kept wherever they stand on it."""
    found = {unescape(SOUND.sub("", name[2])).strip() for name in KEPT_NAME.finditer(page)}
    return {escape(name) for name in found if len(name) > 1}


def _all_at_once(pieces: list[str], names: Iterable[str]) -> list[str]:
    return traditional(BETWEEN.join(pieces), names).split(BETWEEN) if pieces else []


def _part(place: int, part: str, changed: dict[Place, str]) -> str:
    if not part.startswith("<"):
        return changed[place, 0]
    told = (changed[place, nth] for nth in range(1, len(WORDED.findall(part)) + 1))
    return WORDED.sub(lambda piece: f'{piece[1]}="{next(told)}"', part)
