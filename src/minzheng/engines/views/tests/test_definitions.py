"""Every view says who counts, and rests only on what the population table has."""

import re

import pytest

from minzheng.engines.screening.columns import household_columns, person_columns
from minzheng.engines.views.api import Declared, UnknownView, View, view_named, views
from minzheng.registers.offices.api import ROLES

PEOPLE = [view for view in views().values() if isinstance(view, View)]


def name(view: Declared) -> str:
    return view.name


def test_there_is_a_view_of_each_kind_the_bureau_asks_for() -> None:
    assert {
        "residents", "unregistered", "elders", "oldest", "impaired-elders", "receiving-dibao",
        "receiving-longevity", "children", "guaranteed-children", "disabled-children", "disabled",
        "deaths", "households", "relief-households", "organisations", "institutions",
    } <= views().keys()  # fmt: skip


@pytest.mark.parametrize("view", views().values(), ids=name)
def test_it_can_be_read_on_a_definition_card(view: Declared) -> None:
    assert re.fullmatch(r"[a-z][a-z-]+", view.name)
    assert all((view.title, view.means, view.rule, view.source, view.owner, view.section))
    assert set(view.readers) <= set(ROLES)
    assert view.orders
    assert len({order.name for order in view.orders}) == len(view.orders)


@pytest.mark.parametrize("view", PEOPLE, ids=name)
def test_it_reads_only_what_the_table_has(view: View) -> None:
    exprs = [view.counts, *(e for g in view.groupings for e in g.exprs().values())]
    exprs += [view.money] if view.money is not None else []
    read = {fact.column for expr in exprs for fact in expr.needs().facts}

    assert read <= person_columns().keys() | household_columns().keys()


@pytest.mark.parametrize("view", PEOPLE, ids=name)
def test_people_are_sorted_as_people_and_households_as_households(view: View) -> None:
    exprs = [e for g in view.groupings for e in g.exprs().values()]
    exprs += [view.money] if view.money is not None else []

    assert {expr.entity for expr in exprs} <= {view.counts.entity}


def test_an_unknown_view_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownView, match="elders"):
        view_named("nobody")
