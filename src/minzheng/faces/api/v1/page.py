"""The page of documentation: made from the description of the interface, works without script."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.partners.api import BACK_OFF, EVENTS, SCOPES, WINDOW_SECONDS
from minzheng.faces.api.v1.app import VERSION, api
from minzheng.faces.api.v1.changes import CHANGES
from minzheng.faces.api.v1.coverage import covered
from minzheng.faces.api.v1.examples import EXAMPLES
from minzheng.faces.api.v1.gate import scopes_of

KEY_NAME, PREFIX = "PartnerKey", "/api/v1"


@dataclass(frozen=True)
class Listed:
    """One operation as the page lists it."""

    method: str
    path: str
    summary: str
    says: str
    keyed: bool
    scopes: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        """As a table names it: GET /matters."""
        return f"{self.method} {self.path.removeprefix(PREFIX)}"


@dataclass(frozen=True)
class Chapter:
    """Operations that belong together."""

    title: str
    operations: tuple[Listed, ...]


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Everything a programmer needs to connect a system."""
    shown = {
        "version": VERSION, "chapters": chapters(), "examples": EXAMPLES, "changes": CHANGES,
        "scopes": SCOPES, "events": EVENTS, "window": WINDOW_SECONDS // 60,
        "tries": len(BACK_OFF) + 1, "covered": covered(),
    }  # fmt: skip
    return render(request, "api/documentation.html", shown)


def chapters() -> tuple[Chapter, ...]:
    """Every operation of the description, by its tag."""
    found: dict[str, list[Listed]] = {}
    for tag, listed in _operations():
        found.setdefault(tag, []).append(listed)
    return tuple(Chapter(tag, tuple(rows)) for tag, rows in found.items())


def _operations() -> Iterator[tuple[str, Listed]]:
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            yield (
                told["tags"][0],
                Listed(method.upper(), path, told["summary"], told.get("description", ""),
                       KEY_NAME in str(told.get("security", "")), scopes_of(told["operationId"])),
            )  # fmt: skip
