"""What the desk's menu is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of the desk: its name in the menu, its address, and the posts it is for."""

    label: str
    url_name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Wing:
    """Parts under one word of the menu; who may open one of them alone sees that one's name."""

    label: str
    parts: tuple[Part, ...]
