"""Deaths of the last year: by month, and by who said so."""

from minzheng.engines.views.declared.who_counts import AFFAIRS, BY_AGE, BY_SEX, POPULATION, has_died
from minzheng.engines.views.definition import View
from minzheng.engines.views.grouping import ByCondition, ByMonth
from minzheng.kernel import words
from minzheng.vocabulary import department_data as shared
from minzheng.vocabulary import person as terms

SECTION, PLACE = "去世", 6
BY_MONTH = ByMonth("month", "去世月份", terms.死亡日期)
BY_SOURCE = ByCondition(
    "source", "谁登记了死亡",
    (
        ("死亡医学证明", words.已知(shared.医学死亡日期)),
        ("殡葬火化", words.已知(shared.火化日期)),
        ("户口注销", words.若未知(shared.户籍状态 == "死亡注销", False)),
    ),
    rest="只有民政登记",
)  # fmt: skip


def declared() -> tuple[View, ...]:
    """The views of this section."""
    lately = has_died & (words.月数(terms.死亡日期) < "12个月")
    return (
        View(
            name="deaths", section=SECTION, title="近12个月去世的人", counts=lately,
            means="登记的死亡日期在当日以前不满12个月的人。死亡日期按民政登记，没有的按采信的共享数据。",
            source=f"{POPULATION}；死亡医学证明、殡葬火化、户籍注销", owner=AFFAIRS,
            groupings=(BY_MONTH, BY_SOURCE, BY_AGE, BY_SEX),
        ),
    )  # fmt: skip
