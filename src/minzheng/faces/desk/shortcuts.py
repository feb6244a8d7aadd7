"""The keys of the desk: `g` and a letter goes to a part, `/` to the search box, `?` to the help."""

from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.faces.desk import roles
from minzheng.faces.looks.parts import Column, Row, Table

# The letter is that of the part's first sound, or of the next where that is taken.
PLACES = (
    ("g", "工作台", "desk:day", roles.EVERYBODY),
    ("b", "办件", "desk:cases", roles.READERS),
    ("s", "收件", "desk:intake", roles.COUNTERS),
    ("r", "入户", "desk:visits", roles.VISITORS),
    ("y", "预警", "desk:alerts", roles.ALERT_READERS),
    ("d", "档案（找人、找户）", "desk:search", roles.READERS),
    ("n", "公示", "desk:notices", roles.READERS),
    ("f", "发放", "desk:payments", roles.PAYMENT_READERS),
    ("x", "消息", "desk:messages", roles.EVERYBODY),
)
ALWAYS = (
    ("/", "到搜索框"),
    ("j", "列表里到下一行"),
    ("k", "列表里到上一行"),
    ("Enter", "打开所在的一行"),
    ("?", "打开这一页"),
)


@dataclass(frozen=True)
class Place:
    """Where a letter after `g` leads."""

    letter: str
    label: str
    url: str


def places(viewer: Viewer) -> tuple[Place, ...]:
    """The parts that the viewer's posts open, with their letters."""
    return tuple(
        Place(letter, label, reverse(url_name))
        for letter, label, url_name, wanted in PLACES
        if viewer.roles & set(wanted)
    )


def table(places: tuple[Place, ...]) -> Table:
    """Every key and what it does."""
    rows = [Row((key, words)) for key, words in ALWAYS]
    rows += [Row((f"g 然后 {place.letter}", f"到“{place.label}”"), place.url) for place in places]
    return Table("快捷键", (Column("按键"), Column("做什么")), tuple(rows))
