"""What is found by what: names, sounds, parts of numbers, addresses, several words."""

from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import Entry as TrailEntry
from minzheng.engines.search.api import Kind, find
from minzheng.engines.search.models import Token
from minzheng.registers.people.api import Person

CLERK = "district_clerk"
HER_NAME = "阿依古丽·买买提"


def names(cast: Cast, text: str, key: str = CLERK) -> list[str]:
    return [hit.label for hit in find(cast.viewers[key], text).hits]


HIM = (
    "罗春生", "罗春", "春生", "生", "羅春生", "罗 春生", "lcs", "luocs", "luochunsheng", "LuoChun",
    "luo chun sheng", "0019", "050019", "19840305", "4401181984", "8000", "罗 石桥", "罗春生 lcs",
)  # fmt: skip
NOT_HIM = ("罗春花", "shengl", "9910", "罗 白鹤", "lcs 0020", "春罗")
HER = (
    HER_NAME, "阿依古丽买买提", "阿依古丽•买买提", "买买提", "古丽·买", "阿依古丽 买买提",
    "001X", "01001x", "ayglmmt", "白鹤镇新圩", "新圩村7号", "买买提 白鹤", "9001",
)  # fmt: skip


def test_a_person_is_found(cast: Cast) -> None:
    for text in HIM:
        assert "罗春生" in names(cast, text), text


def test_a_person_is_not_found_by_what_does_not_fit(cast: Cast) -> None:
    for text in NOT_HIM:
        assert "罗春生" not in names(cast, text), text


def test_a_name_with_a_dot_is_found_however_it_is_typed(cast: Cast, neighbour: Person) -> None:
    for text in HER:
        assert HER_NAME in names(cast, text), text


def test_a_household_is_found_by_number_ending_and_address(cast: Cast) -> None:
    number = cast.household.number

    for text in (number, number.lower(), number.replace("-", ""), "H1", "000001", "石桥村3队12号"):
        assert number in names(cast, text), text
    found = find(cast.viewers[CLERK], number)
    assert found.only is not None and found.only.subject == cast.household.pk


def test_a_whole_number_is_looked_up_and_leaves_a_trace_without_the_number(cast: Cast) -> None:
    found = find(cast.viewers["town_clerk"], APPLICANT_ID)

    entry = TrailEntry.objects.order_by("-number")[0]
    assert [hit.label for hit in found.hits] == ["罗春生"]
    assert (entry.verb, entry.subject) == ("searched", f"person:{cast.applicant.pk}")
    assert APPLICANT_ID not in entry.detail and "id_number" in entry.detail


def test_a_whole_number_of_nobody_leaves_a_trace_too(cast: Cast) -> None:
    assert not find(cast.viewers["town_clerk"], "440118199001010017").groups

    assert TrailEntry.objects.order_by("-number")[0].verb == "searched"


def test_a_whole_phone_finds_its_people(cast: Cast) -> None:
    assert names(cast, "13800138000") == ["罗春生"]
    assert names(cast, "138 0013 8000") == ["罗春生"]


def test_the_index_holds_no_number(cast: Cast) -> None:
    held = [bytes(token) for token in Token.objects.values_list("token", flat=True)]

    for part in (APPLICANT_ID, "0019", "8403", "13800138000", "8000"):
        assert not any(part.encode() in token for token in held), part


def test_what_asks_nothing_finds_nothing(cast: Cast) -> None:
    for text in ("", "   ", "·", "？！", "1", "12", "%", "_"):
        assert not [hit for hit in find(cast.viewers[CLERK], text).hits if hit.kind is Kind.PERSON]


def test_only_the_kinds_asked_for_are_found(cast: Cast) -> None:
    found = find(cast.viewers[CLERK], "石桥", kinds=(Kind.HOUSEHOLD,))

    assert [group.kind for group in found.groups] == [Kind.HOUSEHOLD]


def test_a_question_needs_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for text in ("罗", "罗 石桥 lcs 0019", "440118"):
        with django_assert_max_num_queries(2):
            find(cast.viewers[CLERK], text)
