"""Who receives what: a view for each benefit that is paid or recognised from month to month."""

from minzheng.engines.views.declared.households import BY_SIZE, by_family
from minzheng.engines.views.declared.who_counts import BY_AGE, BY_SEX, RELIEF
from minzheng.engines.views.definition import CHILD_READERS, READERS, View
from minzheng.engines.views.grouping import Grouping
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import Matter, catalogue
from minzheng.vocabulary import assistance, benefits

SECTION, PLACE = "待遇领取", 9
CHILDRENS = frozenset({benefits.在领孤儿生活费, benefits.在领无人抚养补贴})
LASTING = (Effect.GRANT, Effect.RECOGNISE)
PERSONAL: tuple[Grouping, ...] = (BY_AGE, BY_SEX)


def declared() -> tuple[View, ...]:
    """The views of this section."""
    known = catalogue().matters
    rows = (row for row in benefits.待遇 if row.matter in known)
    return tuple(_view(row, known[row.matter]) for row in rows if _lasts(known[row.matter]))


def _view(row: benefits.Benefit, matter: Matter) -> View:
    personal = row.receiving.entity == "person"
    return View(
        name=f"receiving-{row.matter.rpartition('/')[2].replace('_', '-')}",
        section=SECTION,
        title=f"{'在领' if _is_paid(row) else '认定的'}{row.title}",
        counts=row.receiving,
        money=row.paid if personal else _household_money(row),
        means=f"{row.receiving.means.replace('是否', '')}的每一{'人' if personal else '户'}，"
        "按当日所在的月份。",
        source="待遇发放台账和认定台账",
        owner=RELIEF,
        readers=CHILD_READERS if row.receiving in CHILDRENS else READERS,
        matter=row.matter,
        groupings=PERSONAL if personal else (BY_SIZE, by_family()),
    )


def _household_money(row: benefits.Benefit) -> Expr | None:
    """The household's own benefit has its whole monthly sum under a term of its own."""
    return assistance.原月保障金 if row.receiving is assistance.在领低保 else None


def _is_paid(row: benefits.Benefit) -> bool:
    return row.paid is not None


def _lasts(matter: Matter) -> bool:
    """Whether it is paid or recognised from month to month, so that it is held on a day."""
    ends = [end for end in matter.application.ends() if end.effect in LASTING]
    return any(not end.once for end in ends)
