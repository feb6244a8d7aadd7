"""The statistics forms by their keys; which rows they have is declared in the vocabulary."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from minzheng.engines.statistics.errors import NoSuchSheet
from minzheng.vocabulary.statistics_forms import (
    AT_MOST,
    BLANK,
    COMPUTED,
    ENTERED,
    EQUAL,
    FORMS,
    LAYOUT,
    Check,
    Form,
    FormRow,
)

__all__ = [
    "AT_MOST",
    "BLANK",
    "COMPUTED",
    "ENTERED",
    "EQUAL",
    "LAYOUT",
    "Check",
    "Form",
    "FormRow",
    "form_named",
    "forms",
]


@cache
def forms() -> Mapping[str, Form]:
    """All of them by key."""
    return MappingProxyType({each.key: each for each in FORMS})


def form_named(key: str) -> Form:
    """One of them. Raises NoSuchSheet."""
    found = forms().get(key)
    if found is None:
        raise NoSuchSheet(f"没有“{key}”这张表，请从列表里选")
    return found
