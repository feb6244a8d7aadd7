"""The door of the draws engine: freeze a list, commit to a seed, draw, publish, check.

one = prepare(NewDraw("三季度抽查", "plan:3", place, items, wanted, names), by=clerk, on=today)
commit(one, due_on, by=clerk, at=now, later="11月10日双色球红球号码")
draw_lots(one, by=head, at=then, later=Later("03 08 …", "中国福彩网"))
verify(public_file(one)) == []
"""

from minzheng.engines.draws.choosing import Lot, Stratum, Wanted, chosen, key_of
from minzheng.engines.draws.drawing import (
    DRAWERS,
    Item,
    Later,
    NewDraw,
    commit,
    draw_lots,
    prepare,
)
from minzheng.engines.draws.errors import DrawRefused, NoSuchDraw
from minzheng.engines.draws.models import Draw, DrawItem, State
from minzheng.engines.draws.publishing import public_file, published, published_draw, verify
from minzheng.engines.draws.reading import drawn_items, draws_of

__all__ = [
    "DRAWERS",
    "Draw",
    "DrawItem",
    "DrawRefused",
    "Item",
    "Later",
    "Lot",
    "NewDraw",
    "NoSuchDraw",
    "State",
    "Stratum",
    "Wanted",
    "chosen",
    "commit",
    "draw_lots",
    "drawn_items",
    "draws_of",
    "key_of",
    "prepare",
    "public_file",
    "published",
    "published_draw",
    "verify",
]
