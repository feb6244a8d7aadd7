"""The rows of a person's file, each leading to what it was before and to what other sources say."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils.html import format_html

from minzheng.faces.desk.finding.facts import COLUMNS
from minzheng.faces.looks.parts import Entry
from minzheng.registers.people.api import Person

BY_LABEL = {label: column for column, label in COLUMNS.items()}
LEADING = (
    '<span class="entry-value">{}</span> <span class="entry-links no-print">'
    '<a href="{}?column={}">历次变更<span class="unseen">：{}</span></a> '
    '<a href="{}">比对来源<span class="unseen">：{}</span></a></span>'
)


def leading(person: Person, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same rows with both links behind each value."""
    history = reverse("desk:person-timeline", args=[person.pk])
    sources = reverse("desk:person-sources", args=[person.pk])
    return tuple(
        replace(
            entry,
            value=format_html(
                LEADING, entry.value, history, BY_LABEL[entry.key], entry.key, sources, entry.key
            ),
        )
        if entry.key in BY_LABEL
        else entry
        for entry in entries
    )
