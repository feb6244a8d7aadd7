"""Records written away from the network: nobody's answer is overwritten in silence."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.workbench import api
from minzheng.engines.workbench.models import DraftValue

REF = "DB-1:7"


def send(cast: Cast, key: str, client: str, base: int, **values: str) -> api.Draft:
    sent = api.Sent(client, base, values)
    return api.merge(REF, sent, division=TOWN_A, by=cast.viewers[key])


def test_what_is_sent_stands(cast: Cast) -> None:
    draft = send(cast, "town_clerk", "a", 0, house="砖房")

    assert (draft.revision, draft.values, draft.rivals) == (1, {"house": "砖房"}, ())


def test_sending_again_changes_nothing(cast: Cast) -> None:
    first = send(cast, "town_clerk", "a", 0, house="砖房")

    assert send(cast, "town_clerk", "a", 0, house="木房") == first


def test_a_field_another_changed_since_is_kept_twice(cast: Cast) -> None:
    send(cast, "second_town_clerk", "a", 0, house="砖房", cars="0")

    draft = send(cast, "town_clerk", "b", 0, house="木房", cars="0")

    assert draft.values == {"house": "砖房", "cars": "0"}
    assert [(rival.name, rival.value, rival.by_name) for rival in draft.rivals] == [
        ("house", "木房", "李建国")
    ]


def test_who_knew_the_other_answer_may_change_it(cast: Cast) -> None:
    known = send(cast, "second_town_clerk", "a", 0, house="砖房")

    draft = send(cast, "town_clerk", "b", known.revision, house="木房")

    assert (draft.values, draft.rivals) == ({"house": "木房"}, ())


def test_different_fields_do_not_disturb_each_other(cast: Cast) -> None:
    send(cast, "second_town_clerk", "a", 0, house="砖房")

    draft = send(cast, "town_clerk", "b", 0, cars="1")

    assert (draft.values, draft.rivals) == ({"house": "砖房", "cars": "1"}, ())


@pytest.mark.parametrize(("whose", "left"), [("town_clerk", "木房"), ("second_town_clerk", "砖房")])
def test_an_officer_chooses_one_of_two(cast: Cast, whose: str, left: str) -> None:
    send(cast, "second_town_clerk", "a", 0, house="砖房")
    send(cast, "town_clerk", "b", 0, house="木房")

    draft = api.choose(REF, "house", whose, division=TOWN_A, by=cast.viewers["town_clerk"])

    assert (draft.values, draft.rivals) == ({"house": left}, ())
    with pytest.raises(api.WorkbenchRefused, match="已经选过"):
        api.choose(REF, "house", whose, division=TOWN_A, by=cast.viewers["town_clerk"])


def test_answers_do_not_lie_open(cast: Cast) -> None:
    send(cast, "town_clerk", "a", 0, house="砖房漏雨")

    assert "漏雨" not in DraftValue.objects.get().sealed


def test_what_no_form_sends_is_refused(cast: Cast) -> None:
    with pytest.raises(api.WorkbenchRefused, match="太多"):
        send(cast, "town_clerk", "a", 0, house="x" * 5_000)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.lists(some.tuples(some.booleans(), some.text("甲乙", max_size=2)), max_size=6))
def test_what_a_late_sending_finds_stays_and_what_it_says_is_kept(
    cast: Cast, sent: list[tuple[bool, str]]
) -> None:
    with transaction.atomic():
        for place, (first, text) in enumerate(sent):
            key = "town_clerk" if first else "second_town_clerk"
            others = [a for a in api.draft_of(REF).answers if a.by_key != key]

            after = send(cast, key, f"c{place}", 0, house=text)

            assert text in {answer.value for answer in (*after.answers, *after.rivals)}
            assert set(others) <= set(after.answers)
        transaction.set_rollback(True)
