"""What a view may put into a table cell besides words: a state, a clock, a link."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from minzheng.faces.looks.parts import ClockLike

SHAPE = SafeString('<span class="clock-shape" aria-hidden="true"></span>')


def tag_cell(word: str, tone: str = "plain") -> SafeString:
    """A state as the `tag` component draws it."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, word)


def clock_cell(state: ClockLike) -> SafeString:
    """A deadline as the `clock_tag` component draws it."""
    return format_html(
        '<span class="clock-tag clock-{}">{}{}</span>', state.level, SHAPE, state.text
    )


def link_cell(words: str, url: str) -> SafeString:
    """A second link in a row, beside the one that opens it."""
    return format_html('<a href="{}">{}</a>', url, words)
