"""Where sources disagree: found over everybody, settled when they agree, seen in one's division."""

from datetime import date

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake.tests.staging import put
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import death, disability
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import feed_named
from minzheng.registers.people.api import correct_person, record_death

NEXT = DAY.replace(day=3)


def facts(cast: Cast, who: str = "district_clerk") -> list[tuple[int, str]]:
    rows = api.conflicts_for(cast.viewers[who])
    return sorted((row.person_id, row.fact) for row in rows)


def test_what_disagrees_is_found_with_what_each_says(cast: Cast) -> None:
    disability(kind=3, grade=2)

    done = api.refresh_conflicts(DAY, by=SYSTEM)

    assert (done.standing, done.new, done.settled) == (2, 2, 0)
    row = api.conflicts_for(cast.viewers["district_clerk"], ["disability_kind"]).get()
    assert row.said == {"dep_disability_kind": 3, "disability_kind": 0}
    assert row.believed_by == "dep_disability_kind"


def test_it_agrees_with_what_a_page_shows(cast: Cast) -> None:
    disability(kind=3, grade=2)
    death(date(2026, 10, 1), date(2026, 10, 2))
    record_death(cast.applicant, died_on=date(2026, 9, 30), source="亲属", by=SYSTEM, on=DAY)
    api.refresh_conflicts(DAY, by=SYSTEM)

    shown = [
        (person.pk, fact.column)
        for person in (cast.applicant, cast.spouse, cast.child)
        for fact in api.facts_with_sources()
        if api.sides(person, fact, DAY).in_conflict
    ]

    assert facts(cast) == sorted(shown)


def test_the_same_day_again_changes_nothing(cast: Cast) -> None:
    disability(kind=3, grade=2)
    api.refresh_conflicts(DAY, by=SYSTEM)

    again = api.refresh_conflicts(DAY, by=SYSTEM)

    assert (again.new, again.settled) == (0, 0)
    assert len(entries_about(f"conflicts:{DAY}")) == 1


def test_when_they_agree_it_is_over(cast: Cast) -> None:
    disability(kind=3, grade=2)
    api.refresh_conflicts(DAY, by=SYSTEM)
    changes = {"disability_kind": 3, "disability_grade": 2}
    correct_person(cast.spouse, changes, source="残疾人证", by=SYSTEM, on=NEXT)

    done = api.refresh_conflicts(NEXT, by=SYSTEM)

    assert (done.standing, done.settled) == (0, 2)
    assert facts(cast) == []


def test_a_settled_one_is_marked_not_hidden(cast: Cast) -> None:
    disability(kind=3, grade=2)
    new = api.NewOverrule("disability_kind", "无", "已注销")
    api.overrule(cast.spouse, new, by=cast.viewers["district_clerk"], on=DAY)

    api.refresh_conflicts(DAY, by=SYSTEM)

    row = api.conflicts_for(cast.viewers["district_clerk"], ["disability_kind"]).get()
    assert row.overruled


def test_a_cremation_after_the_death_contradicts_nobody(cast: Cast) -> None:
    record_death(cast.applicant, died_on=date(2026, 9, 30), source="亲属", by=SYSTEM, on=DAY)
    row = {"id_number": "440118198403050019", "cremation_on": date(2026, 10, 3)}
    put(feed_named("cremations"), [row], DAY)

    assert api.refresh_conflicts(DAY, by=SYSTEM).standing == 0


def test_a_first_marriage_is_a_marriage(cast: Cast) -> None:
    row = {
        "id_number": "440118198403050019", "marriage_kind": 1, "marriage_after": 21,
        "marriage_on": date(2010, 1, 1),
    }  # fmt: skip
    put(feed_named("marriages"), [row], DAY)

    assert api.refresh_conflicts(DAY, by=SYSTEM).standing == 0


def test_another_town_sees_none_of_them(cast: Cast) -> None:
    disability(kind=3, grade=2)
    api.refresh_conflicts(DAY, by=SYSTEM)

    assert len(facts(cast, "town_clerk")) == 2
    assert facts(cast, "other_town_clerk") == []
    assert facts(cast, "system_admin") == []
