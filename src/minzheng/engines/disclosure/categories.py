"""The tree of categories, and what the bureau itself must disclose beside its matters."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "directory.yaml"


@dataclass(frozen=True)
class Category:
    """A category: the code that the index number bears, its words, the one above it."""

    code: str
    label: str
    under: str = ""


@dataclass(frozen=True)
class Duty:
    """Something to disclose that no matter declares."""

    item: str
    content: str
    basis: str
    category: str


@cache
def categories() -> dict[str, Category]:
    """Every category by its code, those above before those beneath."""
    return {code: Category(code, **body) for code, body in _file()["categories"].items()}


@cache
def duties() -> tuple[Duty, ...]:
    """The bureau's own duties in the order of the file."""
    return tuple(Duty(**each) for each in _file()["duties"])


def category_words(code: str) -> str:
    """ "社会救助和社会福利 / 社会救助"; the code itself where the tree has it no more."""
    found = categories().get(code)
    if found is None:
        return code
    above = categories().get(found.under)
    return f"{above.label} / {found.label}" if above else found.label


def category_choices() -> list[tuple[str, str]]:
    """Every category to choose from, each with the one above it."""
    return [(code, category_words(code)) for code in sorted(categories())]


def with_those_beneath(code: str) -> tuple[str, ...]:
    """A category and those under it, as a search for it means."""
    return (code, *(each.code for each in categories().values() if each.under == code))


def field_words(field: str) -> str:
    """The field of work that a matter's folder stands for, as the standard directory calls it."""
    return str(_file()["fields"].get(field, "民政服务"))


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return found
