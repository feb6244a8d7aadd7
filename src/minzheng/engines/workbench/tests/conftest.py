"""The cast."""

import pytest

from minzheng.engines.access.testing import DAY, Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(DAY)
