"""Conditions under a name: her own, shared in the office, the first one, gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from minzheng.engines.access.testing import Cast
from minzheng.engines.workbench import api


def kept(cast: Cast, key: str) -> list[str]:
    return [view.name for view in api.habits_of(cast.viewers[key], ["cases"])["cases"].views]


def save(cast: Cast, name: str = "石桥", query: str = "view=todo", **more: bool) -> api.SavedView:
    new = api.NewView("cases", name, query, **more)
    return api.save_view(new, by=cast.viewers["town_clerk"])


def test_her_own_view_is_nobody_elses(cast: Cast) -> None:
    save(cast)

    assert kept(cast, "town_clerk") == ["石桥"]
    assert kept(cast, "second_town_clerk") == []


def test_a_shared_view_is_the_offices_and_not_the_other_towns(cast: Cast) -> None:
    save(cast, shared=True)

    assert kept(cast, "second_town_clerk") == ["石桥"]
    assert kept(cast, "other_town_clerk") == []


def test_only_its_owner_changes_a_shared_view(cast: Cast) -> None:
    view = save(cast, shared=True)

    with pytest.raises(api.NoSuchView, match="李建国"):
        api.remove_view(view.pk, by=cast.viewers["second_town_clerk"])


def test_the_same_name_again_replaces_the_conditions(cast: Cast) -> None:
    save(cast)
    again = save(cast, query="?view=late&cursor=2026-11-02:9&q=")

    assert (again.query, kept(cast, "town_clerk")) == ("view=late", ["石桥"])


def test_one_view_opens_the_list(cast: Cast) -> None:
    first, second = save(cast, "甲", first=True), save(cast, "乙")

    api.open_first(second.pk, by=cast.viewers["town_clerk"])

    first.refresh_from_db()
    habits = api.habits_of(cast.viewers["town_clerk"], ["cases"])["cases"]
    found = habits.default_of(cast.viewers["town_clerk"])
    assert not first.is_default
    assert found is not None and found.name == "乙"


def test_a_taken_name_is_refused(cast: Cast) -> None:
    save(cast, "甲")
    other = save(cast, "乙")

    with pytest.raises(api.WorkbenchRefused, match="换个名称"):
        api.rename_view(other.pk, "甲", by=cast.viewers["town_clerk"])


def test_conditions_with_an_identity_number_are_not_kept(cast: Cast) -> None:
    with pytest.raises(api.WorkbenchRefused, match="身份证号"):
        save(cast, query="q=440118198403050019")


def test_a_view_without_a_name_is_refused(cast: Cast) -> None:
    with pytest.raises(api.WorkbenchRefused, match="起个名称"):
        save(cast, "  ")


def test_a_layout_is_hers_alone(cast: Cast) -> None:
    api.lay_out("cases", ["事项"], "roomy", by=cast.viewers["town_clerk"])

    own = api.habits_of(cast.viewers["town_clerk"], ["cases", "alerts"])
    other = api.habits_of(cast.viewers["second_town_clerk"], ["cases"])
    assert (own["cases"].hidden, own["cases"].density) == ({"事项"}, "roomy")
    assert own["alerts"].hidden == other["cases"].hidden == frozenset()


@given(some.dictionaries(some.text(min_size=1, max_size=5), some.text(max_size=5), max_size=4))
def test_conditions_have_one_spelling(pairs: dict[str, str]) -> None:
    from_there = "&".join(
        f"{name}={text}" for name, text in pairs.items() if "&" not in name + text
    )

    assert api.conditions(api.conditions(from_there)) == api.conditions(from_there)
