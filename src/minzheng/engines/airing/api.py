"""The door of the airing engine: towns, or sections, side by side on figures, with reasons, doubts.

scheme = make_scheme(NewScheme("季度晾晒", district, 3, {"cases-in-time": 60, …}), by=clerk, on=day)
row = draft_airing(clerk, scheme.pk, Month(2026, 10), on=day); publish_airing(head, row.pk, on=day)
make_scheme(NewScheme("科室晾晒", district, 3, {}, subject=Subject.SECTIONS), by=clerk, on=day)
board_of(row).towns; explain(town_head, row.pk, "", "……", on=day); answer(clerk, row.pk, 1, "……")
"""

from minzheng.engines.airing.board import Board, Town, board_of
from minzheng.engines.airing.coded import (
    EXPLAINERS,
    MAKERS,
    PERIODS,
    PUBLISHERS,
    READERS,
    SECTION_EXPLAINERS,
    State,
    Subject,
)
from minzheng.engines.airing.errors import AiringRefused, NoSuchAiring
from minzheng.engines.airing.making import NewScheme, eligible, end_scheme, make_scheme
from minzheng.engines.airing.models import Airing, Explanation, Scheme
from minzheng.engines.airing.posts import (
    airing_for,
    airings_of,
    scheme_for,
    schemes_of,
    speaks_for,
)
from minzheng.engines.airing.publishing import (
    answer,
    answerers,
    draft_airing,
    drop_airing,
    explain,
    publish_airing,
)
from minzheng.engines.airing.scoring import (
    MEAN_LESS,
    PLAIN,
    SHARE_LESS,
    SHARE_MORE,
    SURE,
    Part,
    Reading,
    Rule,
    Standing,
    rank,
    rank_each,
)

__all__ = [
    "EXPLAINERS",
    "MAKERS",
    "MEAN_LESS",
    "PERIODS",
    "PLAIN",
    "PUBLISHERS",
    "READERS",
    "SECTION_EXPLAINERS",
    "SHARE_LESS",
    "SHARE_MORE",
    "SURE",
    "Airing",
    "AiringRefused",
    "Board",
    "Explanation",
    "NewScheme",
    "NoSuchAiring",
    "Part",
    "Reading",
    "Rule",
    "Scheme",
    "Standing",
    "State",
    "Subject",
    "Town",
    "airing_for",
    "airings_of",
    "answer",
    "answerers",
    "board_of",
    "draft_airing",
    "drop_airing",
    "eligible",
    "end_scheme",
    "explain",
    "make_scheme",
    "publish_airing",
    "rank",
    "rank_each",
    "scheme_for",
    "schemes_of",
    "speaks_for",
]
