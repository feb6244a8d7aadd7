"""The shared cast stands, and its own rows are whole."""

import pytest

from minzheng.engines.access.api import Account, viewer_of
from minzheng.engines.access.testing import PASSWORD, Cast
from minzheng.engines.audit.api import verify
from minzheng.registers.households.api import members


@pytest.mark.django_db
def test_the_cast_is_a_family_of_three_with_their_officers(cast: Cast) -> None:
    found = members(cast.household, cast.on)

    assert [member.person for member in found] == [cast.applicant, cast.spouse, cast.child]
    assert [member.relation_label for member in found] == ["本人", "妻子", "女儿"]
    assert cast.viewers["town_clerk"].roles == {"town_clerk"}


@pytest.mark.django_db
def test_everybody_can_use_the_one_password(cast: Cast) -> None:
    assert Account.objects.get(username="applicant").check_password(PASSWORD)


@pytest.mark.django_db
def test_building_it_leaves_a_whole_trail(cast: Cast) -> None:
    assert verify().ok


@pytest.mark.django_db
def test_everybody_sees_what_the_account_sees(cast: Cast) -> None:
    asked = {key: viewer_of(Account.objects.get(username=key), cast.on) for key in cast.accounts}

    assert cast.viewers == asked
