"""“Begins with” finds what begins so, whatever the script, on either store."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from minzheng.registers.beginning import begins
from minzheng.registers.people.api import Person

NAMES = ("李", "李四", "李四㛃", "李䶮", "𬱖李", "欧阳䶮喆", "Maria", "李\U0010fffd")


def put(name: str) -> None:
    Person.objects.create(name=name, pinyin="", born_on=date(1990, 1, 1), id_kind="身份证")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["李", "李四", "欧", "𬱖", "Ma", "阳", "李五"])
def test_it_finds_exactly_what_begins_so(typed: str) -> None:
    for name in NAMES:
        put(name)

    found = set(Person.objects.filter(begins("name", typed)).values_list("name", flat=True))

    assert found == {name for name in NAMES if name.startswith(typed)}


class AnyText(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E08), max_size=4))
    def test_any_beginning_agrees_with_python(self, typed: str) -> None:
        names = ["一", "一丁", "丁一", "丂七丄", "七"]
        for name in names:
            put(name)

        found = set(Person.objects.filter(begins("name", typed)).values_list("name", flat=True))

        assert found == {name for name in names if name.startswith(typed)}
