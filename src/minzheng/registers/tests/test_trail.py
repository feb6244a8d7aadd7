"""The port to the trail: what is told arrives whole, and nothing is written unaudited."""

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.testing import Notebook


def test_it_hands_on_who_did_what_to_whom(notebook: Notebook, clerk: Doer) -> None:
    trail.record(clerk, "add_member", "household:3", division="440118101201", person=7)

    expected = ("T001", "add_member", "household:3", {"division": "440118101201", "person": 7})
    assert notebook.lines == [expected]


def test_it_refuses_when_nobody_keeps_the_trail(notebook: Notebook, clerk: Doer) -> None:
    trail.install(None)

    with pytest.raises(trail.NotAudited, match="审计"):
        trail.record(clerk, "add_member", "household:3")
