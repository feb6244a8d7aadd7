"""The cast of these tests."""

import pytest

from minzheng.engines.access.testing import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
