"""A view (人口视图): who counts, as a rule and in words, how it is sorted, who may see rows."""

from dataclasses import dataclass

from minzheng.engines.cases.api import CASE_ROLES
from minzheng.engines.views.grouping import AsWritten, Grouping, Order
from minzheng.kernel.expr import Expr
from minzheng.kernel.sentence import sentence
from minzheng.registers.offices.api import ROLES

EVERY_MATTER = "*"
OPERATOR = "operator"  # whoever runs a command on the machine: sees counts as one without rows
BY_REGISTERED_KIND = AsWritten("kind", "登记类别")
READERS = (*CASE_ROLES, "auditor")
# Counts are for every post but those that run the system (三员分立).
COUNTERS = tuple(role for role in ROLES if role not in ("system_admin", "security_admin"))
# Children's lists are for those whose post it is to look after them (未成年人保护法第四十三条).
CHILD_READERS = ("child_director", "child_supervisor", "district_clerk", "district_head")


class ViewRefused(ValueError):
    """Base of the refusals here; the text says what, why and what to do."""


class UnknownView(LookupError):
    """No view has this name; the text lists those there are."""


class UnknownGrouping(ViewRefused):
    """The view is not sorted that way."""


class NoTable(ViewRefused):
    """Nobody has built a population table on or before the day."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Definition:
    """What every view says of itself.

    `readers`: the posts that may see single rows; others see counts, small ones merged. `matter`:
    a post that is for certain matters sees it only when this is one of them.
    """

    name: str
    section: str
    title: str
    means: str
    source: str
    owner: str
    readers: tuple[str, ...] = READERS
    matter: str = EVERY_MATTER

    @property
    def unit(self) -> str:
        """What one of them is called in a count."""
        raise NotImplementedError

    @property
    def rule(self) -> str:
        """The condition in words."""
        raise NotImplementedError

    @property
    def orders(self) -> tuple[Order, ...]:
        """How it can be sorted; the first when nothing is said."""
        raise NotImplementedError

    def refuse_grouping(self, name: str) -> UnknownGrouping:
        """The refusal of a grouping that the view does not have, with those it has."""
        known = "、".join(f"{each.name}（{each.title}）" for each in self.orders)
        return UnknownGrouping(f"“{self.title}”不能按“{name}”分。可以按：{known}")


@dataclass(frozen=True, eq=False, kw_only=True)
class View(Definition):
    """A view of the population: `counts` holds of those who count; `money` is a month's sum.

    `unregistered`: only those whom departments' data know and the bureau has no file of.
    """

    counts: Expr
    groupings: tuple[Grouping, ...]
    money: Expr | None = None
    unregistered: bool = False

    @property
    def orders(self) -> tuple[Order, ...]:
        """How it can be sorted."""
        return self.groupings

    def grouping(self, name: str) -> Grouping:
        """The grouping of this name, the first for "". Raises UnknownGrouping."""
        for each in self.groupings:
            if name in ("", each.name):
                return each
        raise self.refuse_grouping(name)

    @property
    def personal(self) -> bool:
        """Whether persons are counted, not households."""
        return self.counts.entity == "person"

    @property
    def unit(self) -> str:
        """人 or 户."""
        return "人" if self.personal else "户"

    @property
    def rule(self) -> str:
        """The condition in words."""
        return sentence(self.counts)


@dataclass(frozen=True, eq=False, kw_only=True)
class OrganisationView(Definition):
    """A view of the organisations register; `kinds` are words of its kinds, none means all."""

    kinds: tuple[str, ...] = ()

    @property
    def orders(self) -> tuple[Order, ...]:
        """How it can be sorted."""
        return (BY_REGISTERED_KIND,)

    def grouping(self, name: str) -> Order:
        """The only grouping. Raises UnknownGrouping."""
        if name in ("", BY_REGISTERED_KIND.name):
            return BY_REGISTERED_KIND
        raise self.refuse_grouping(name)

    @property
    def unit(self) -> str:
        """What an organisation is counted in."""
        return "家"

    @property
    def rule(self) -> str:
        """The condition in words."""
        kinds = f"，类别里有{'、'.join(f'“{kind}”' for kind in self.kinds)}" if self.kinds else ""
        return f"成立日期不晚于当日，没有终止，或者终止日期晚于当日{kinds}。"


Declared = View | OrganisationView
