"""Every view by its name; a new section is a new file in `declared/`, there is no list to keep."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from minzheng.engines.views import declared
from minzheng.engines.views.definition import Declared, UnknownView


@cache
def views() -> Mapping[str, Declared]:
    """The views in the order they are read, sections as they stand on the page."""
    sections = [module for module in _modules() if hasattr(module, "declared")]
    sections.sort(key=lambda module: int(module.PLACE))
    return {view.name: view for module in sections for view in module.declared()}


def view_named(name: str) -> Declared:
    """The view of this name. Raises UnknownView."""
    if name not in views():
        raise UnknownView(f"没有人口视图“{name}”。现有：{'、'.join(views())}")
    return views()[name]


def _modules() -> list[Any]:
    names = [each.name for each in pkgutil.iter_modules(declared.__path__)]
    return [importlib.import_module(f"{declared.__name__}.{name}") for name in names]
