"""Showing in a text what was typed: matched as it is compared, marked as it is written."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.engines.search.api import fold


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text with every part of it that is one of the (folded) words marked."""
    spans = _joined(sorted(span for word in words if word for span in _spans(text, word)))
    pieces: list[SafeString] = []
    done = 0
    for begin, end in spans:
        pieces += [format_html("{}", text[done:begin]), _mark(text[begin:end])]
        done = end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[done:]]))


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    """Where the word stands; folding may drop characters, so each keeps its own place."""
    folded = [(fold(character), place) for place, character in enumerate(text)]
    places = [place for plain, place in folded for _ in plain]
    plain = "".join(plain for plain, _ in folded)
    found, at = [], plain.find(word)
    while at >= 0:
        found.append((places[at], places[at + len(word) - 1] + 1))
        at = plain.find(word, at + len(word))
    return found


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _mark(text: str) -> SafeString:
    return format_html("<mark>{}</mark>", text)
