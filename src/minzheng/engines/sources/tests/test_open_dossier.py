"""Opening what departments say: a purpose first, the trail first, closed feeds for the named."""

import pytest

from minzheng.engines.access.api import NotAllowed, UnknownPurpose
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import custody, disability, pension


def opened(cast: Cast, who: str, **more: object) -> api.Opened:
    return api.open_dossier(
        cast.viewers[who], cast.applicant, purpose="办理本事项", as_of=DAY, **more
    )


def shown(found: api.Opened) -> set[str]:
    return {each.fact.column for each in (*found.compared, *found.single)}


def test_the_trail_knows_who_why_and_which_feeds(cast: Cast) -> None:
    pension(90_000)

    opened(cast, "district_clerk")

    [entry] = [e for e in entries_about(f"person:{cast.applicant.pk}") if e.verb == "open_dossier"]
    assert (entry.doer_key, entry.purpose) == ("district_clerk", "办理本事项")
    assert "pensions" in entry.detail
    assert "90000" not in entry.detail


def test_it_shows_what_is_compared_and_what_one_department_adds(cast: Cast) -> None:
    disability(kind=3, grade=2)
    pension(90_000)
    custody()

    found = opened(cast, "district_clerk")

    assert {"pension_income", "marital"} <= shown(found)
    assert {"dep_custody", "dep_custody_since"} <= {each.fact.column for each in found.single}


@pytest.mark.parametrize("who", ["town_clerk", "village_worker", "data_clerk", "auditor"])
def test_closed_feeds_are_for_the_named_posts(cast: Cast, who: str) -> None:
    custody()

    found = opened(cast, who)

    assert "dep_custody" not in shown(found)
    assert {"custody", "bank_assets"} <= found.closed.keys()


def test_what_is_withheld_stays_closed_with_its_reason(cast: Cast) -> None:
    pension(90_000)

    found = opened(cast, "district_clerk", withheld={"pensions": "本人还没有授权"})

    assert found.closed["pensions"] == "本人还没有授权"
    assert "dep_pension" not in shown(found)


def test_a_post_sees_only_the_feeds_of_its_matters(cast: Cast) -> None:
    viewer = cast.viewers["assessor"]
    post = viewer.posts[0].__class__(
        "assessor", viewer.posts[0].division, frozenset({"eldercare/longevity"})
    )
    narrow = viewer.__class__(viewer.doer, (post,))

    names = api.readable_feeds(narrow, [cast.applicant.living_division])

    assert {"residents", "deaths", "elder_visits"} <= names.keys()
    assert not {"pensions", "vehicles", "students"} & names.keys()


def test_it_refuses_an_officer_of_another_town(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        opened(cast, "other_town_clerk")

    assert not [e for e in entries_about(f"person:{cast.applicant.pk}") if e.verb == "open_dossier"]


def test_a_purpose_is_asked(cast: Cast) -> None:
    with pytest.raises(UnknownPurpose):
        api.open_dossier(cast.viewers["district_clerk"], cast.applicant, purpose="", as_of=DAY)
