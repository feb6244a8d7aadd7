"""A pair in the queue without a delivery, for tests of pages and addresses."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.models import ReviewPair, Ruling
from minzheng.engines.linkage.queueing import Asked, Source, enqueue
from minzheng.engines.linkage.ruling import refuse
from minzheng.engines.linkage.shelf import model_in_use
from minzheng.engines.linkage.weighing import Evidence, Reasons

RECORD = {
    "id_number": "440118198403050018", "name": "罗椿生", "sex": 1, "born_on": date(1984, 3, 5),
    "phone": "13800138000", "address": "青竹镇石桥村3队12号",
}  # fmt: skip


def a_pair(*, division: str, on: date, person: int = 1, feed: str = "deaths") -> ReviewPair:
    """A row like Luo Chunsheng's, waiting."""
    lines = tuple(
        Evidence(each.title, each.levels[0].label, 8.0) for each in PEOPLE.comparisons[:2]
    )
    reasons = Reasons(lines, -17.0, -1.0, 0.33)
    asked = Asked(RECORD, 7, person, ReviewPair.Reason.DOUBTFUL, reasons)
    enqueue(Source(feed, f"{feed}-1", division, on), [asked], model_in_use())
    return ReviewPair.objects.get(feed=feed, person=person)


def a_pair_settled(*, by: Viewer, on: date) -> Ruling:
    """The same, refused."""
    pair = a_pair(division=by.doer.division, on=on)
    return refuse(pair, "查明是两个人", by=by, on=on)
