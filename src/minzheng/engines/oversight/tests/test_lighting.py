"""What open findings say of a facility."""

from datetime import timedelta

import pytest

from minzheng.engines.access.testing import DAY
from minzheng.engines.lights.api import look
from minzheng.engines.oversight.testing import concluded

from .conftest import Ground

pytestmark = pytest.mark.django_db


def test_a_late_remedy_is_red_and_one_in_time_is_not(ground: Ground) -> None:
    concluded(ground.home, ground.two, DAY)
    late = DAY + timedelta(days=60)

    assert "oversight.late" not in {each.check for each in look([ground.home.pk], DAY)}
    found = [each for each in look([ground.home.pk], late) if each.check == "oversight.late"]
    assert [each.colour for each in found] == ["red"]
    assert "整改期限" in found[0].why
