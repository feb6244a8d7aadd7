"""Index numbers: one series for each body, category and year, without gaps, also at once."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from minzheng.engines.access.testing import TOWN_A, make_cast
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.models import Document, Version
from minzheng.engines.disclosure.numbering import next_index_number, sound_rule
from minzheng.engines.disclosure.tests.staging import MONDAY, TUESDAY, handed_in
from minzheng.registers.testing import at_once

BODIES, CATEGORIES, YEARS = ("A-town", "B-town"), ("01", "0901"), (2025, 2026)
Series = tuple[str, str, int]


def number_of(body: str, category: str, year: int) -> str:
    document = Document(division_code=TOWN_A, body=body)
    version = Version(category=category, made_on=date(year, 3, 1))
    return next_index_number(document, version, MONDAY)


class Numbers(TestCase):
    @given(
        st.lists(
            st.tuples(st.sampled_from(BODIES), st.sampled_from(CATEGORIES), st.sampled_from(YEARS)),
            max_size=15,
        )
    )
    def test_every_series_counts_from_one_without_gaps(self, asked: list[Series]) -> None:
        given_out: dict[Series, list[int]] = defaultdict(list)

        numbers = [number_of(*series) for series in asked]

        for series, number in zip(asked, numbers, strict=True):
            given_out[series].append(int(number.rpartition("-")[2]))
        assert len(set(numbers)) == len(numbers)
        assert all(found == list(range(1, len(found) + 1)) for found in given_out.values())


@pytest.mark.django_db
def test_a_number_of_a_publication_that_failed_is_given_again() -> None:
    with pytest.raises(OSError, match="断电"), transaction.atomic():
        number_of("A-town", "01", 2026)
        raise OSError("断电")

    assert number_of("A-town", "01", 2026) == "A-town-01-2026-00001"


@pytest.mark.django_db(transaction=True)
def test_documents_published_at_once_get_consecutive_numbers(settings: Any) -> None:
    settings.HOME_DIVISION = ""
    cast = make_cast(MONDAY)
    documents = [handed_in(cast, title=f"通知之{place}") for place in range(4)]
    head = cast.viewers["town_head"]

    results = at_once(*(lambda row=row: api.publish(row, by=head, on=TUESDAY) for row in documents))

    assert [result for result in results if isinstance(result, Exception)] == []
    numbers = Document.objects.order_by("index_number").values_list("index_number", flat=True)
    assert [int(number.rpartition("-")[2]) for number in numbers if number] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "rule", ["{机构}-{年份}-{序号5}", "{机构}{类别}{年份}", "{机构}-{类别}-{年份}-{序号}-{科室}"]
)
def test_a_rule_by_which_two_could_be_alike_is_refused(rule: str) -> None:
    with pytest.raises(api.PatternUnfit, match="不能用"):
        sound_rule(rule)
