"""Nobody finds what lies beyond her area, not even how much of it there is."""

from itertools import product

from minzheng.engines.access.api import NOBODY, Viewer, ViewerPost
from minzheng.engines.access.testing import (
    APPLICANT_ID,
    DAY,
    DISTRICT,
    TOWN_A,
    VILLAGE_B,
    Cast,
)
from minzheng.engines.search.api import Kind, find, suggest
from minzheng.engines.search.tests.paper_cases import paper_case
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import correct_person

TEXTS = ("罗春生", "生", "lcs", "0019", "8000", "石桥村3队", "罗 石桥", "000001", APPLICANT_ID,
         "13800138000", "DB000318")  # fmt: skip
NUMBERS = ("DB-440118-2026-000318", "db4401182026000318", "318", "000318", "DB318", "db-318",
           "2026-000318", "DB-2026-000318")  # fmt: skip


def test_an_officer_of_the_other_town_finds_nothing(cast: Cast) -> None:
    paper_case("DB-440118-2026-000318", cast.household.division_code)

    for key, text in product(("other_town_clerk", "other_village_worker"), TEXTS):
        assert find(cast.viewers[key], text).groups == (), text
        assert suggest(cast.viewers[key], text, most=8) == (), text


def test_blind_posts_and_citizens_find_nothing(cast: Cast) -> None:
    for key, text in product(("system_admin", "security_admin", "applicant"), TEXTS):
        assert find(cast.viewers[key], text).groups == (), text
    assert find(NOBODY, "罗春生").groups == ()


def test_a_person_is_found_both_where_she_lives_and_where_she_is_registered(cast: Cast) -> None:
    place = {"living_division": VILLAGE_B}
    correct_person(cast.spouse, place, source="本人", by=SYSTEM, on=DAY)

    for key in ("town_clerk", "other_town_clerk", "district_clerk"):
        assert [hit.label for hit in find(cast.viewers[key], "谢月娥").hits] == ["谢月娥"]


def test_who_lives_here_stands_before_who_is_only_registered_here(cast: Cast) -> None:
    correct_person(cast.child, {"name": "罗春生"}, source="户口簿", by=SYSTEM, on=DAY)
    place = {"living_division": VILLAGE_B}
    correct_person(cast.applicant, place, source="本人", by=SYSTEM, on=DAY)

    hits = find(cast.viewers["town_clerk"], "罗春生").hits

    assert [hit.subject for hit in hits] == [cast.child.pk, cast.applicant.pk]


def test_a_post_of_some_matters_finds_only_their_cases(cast: Cast) -> None:
    paper_case("DB-440118-2026-000318", cast.household.division_code, matter="relief/dibao")
    paper_case("GE-440118-2026-000318", cast.household.division_code, matter="children/orphan")
    post = ViewerPost("town_clerk", TOWN_A, frozenset({"relief/dibao"}))
    viewer = Viewer(cast.doer("town_clerk"), (post,))

    groups = {group.kind: group for group in find(viewer, "318").groups}

    assert [hit.label for hit in groups[Kind.CASE].hits] == ["DB-440118-2026-000318"]
    assert groups[Kind.CASE].count == 1


def test_a_case_is_found_by_number_ending_and_letters(cast: Cast) -> None:
    paper_case("DB-440118-2026-000318", DISTRICT)
    paper_case("GE-440118-2026-100318", DISTRICT)

    for text in NUMBERS:
        hits = find(cast.viewers["district_clerk"], text, kinds=(Kind.CASE,)).hits
        assert hits[0].label == "DB-440118-2026-000318", text
        assert len(hits) == (2 if text == "318" else 1), text


def test_a_count_goes_no_further_than_a_page_says(cast: Cast) -> None:
    for serial in range(130):
        paper_case(f"DB-440118-2026-{serial:05d}7", DISTRICT)

    (group,) = find(cast.viewers["district_clerk"], "07", kinds=(Kind.CASE,)).groups

    assert len(group.hits) <= 100
