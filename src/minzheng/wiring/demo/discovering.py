"""The demo's lists of who may need help: reported by villages, taken up, visited, one closed.

Names and stories are invented; what the nights found comes onto the lists by the day's own verb.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.discovery import api as discovery
from minzheng.engines.tips.api import HOTLINE, WORKER, NewTip
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.demo.officers import Staff, TownDesk
from minzheng.wiring.demo.places import Village, towns
from minzheng.wiring.demo.population import Home

LISTED, VISITED, RAISED, LOWERED, CLOSED = "listed", "visited", "raised", "lowered", "closed"
MOBILE = "1980000{:04d}"  # no subscriber has such a number


@dataclass(frozen=True)
class Told:
    """Somebody reported: what, who or which home, and how far it is brought."""

    kind: str
    words: str
    reach: str
    who: str = ""
    home: int = 0
    source: str = WORKER
    is_urgent: bool = False


TOLD = (
    Told("elder", "独居，腿摔了，三天没出门", LISTED, who="潘阿婆", is_urgent=True),
    Told("poor", "男人工伤在家，孩子刚开学", VISITED, home=3),
    Told("ill", "做透析，借了不少钱", RAISED, home=5),
    Told("disabled", "轮椅坏了，没有人照看", LOWERED, home=7),
    Told("poor", "说没有米了", LISTED, home=3),
    Told("other", "打电话说邻居一家很久没有收入", LISTED, who="二队姓曹的一家", source=HOTLINE),
    Told("elder", "儿子在外地，灶没有动过", CLOSED, home=9),
)


def discover(homes: list[Home], staff: Staff, on: date) -> None:
    """What villages and the hotline tell, what the nights found, a comparison of the quarter."""
    known = {village.code: village for town in towns() for village in town.villages}
    for told in TOLD:
        _bring(told, homes[told.home], known, staff, on)
    discovery.compare_if_due(on, by=SYSTEM)
    discovery.gather(on, by=SYSTEM)


def _bring(told: Told, home: Home, known: Mapping[str, Village], staff: Staff, on: date) -> None:
    since, village = on - timedelta(days=3), known[home.household.division_code]
    desk, named = staff.desk(village), bool(told.home)
    new = NewTip(
        told.kind, village.code, told.words, source=told.source, is_urgent=told.is_urgent,
        who=home.people[0].name if named else told.who,
        about=home.people[0].pk if named else None,
        phone=MOBILE.format(7700) if told.source == HOTLINE else "",
    )  # fmt: skip
    by = staff.bureau("hotline_clerk") if told.source == HOTLINE else desk.worker
    entry = discovery.report(new, by=by, on=since).entry
    if entry is not None:
        _on_its_way(entry, told.reach, desk, on)


def _on_its_way(entry: discovery.Entry, reach: str, desk: TownDesk, on: date) -> None:
    since = on - timedelta(days=2)
    if reach == LISTED:
        return
    seen = {"income": 2, "health": 1, "housing": 0}
    contact = discovery.Contact(since, "上门见到本人，问清了吃住和看病的情况", seen)
    row = discovery.note_contact(entry, contact, by=desk.worker, on=since)
    if reach in (RAISED, LOWERED):
        row = discovery.raise_up(row, "要核对收入，村里查不到", by=desk.worker, on=since)
    if reach == LOWERED:
        discovery.hand_down(row, "收入核对过了，请村里报服务需求", by=desk.clerk, on=on)
    if reach == CLOSED:
        end = discovery.Ending("need", "登记了每周两次送餐", "已经看过，正在安排。")
        discovery.close(row, end, by=desk.worker, on=on)
