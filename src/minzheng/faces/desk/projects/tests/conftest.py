"""The desk's cast and browsers, a contract, and the browser of its organisation's manager."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.projects.api import Contract
from minzheng.engines.projects.testing import account_of, signed
from minzheng.faces.desk.tests.conftest import BACKEND, MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return signed(cast, MONDAY)


@pytest.fixture
def house(contract: Contract) -> Client:
    client = Client()
    client.force_login(account_of(contract.organisation, "firefly"), backend=BACKEND)
    client.get("/provider/contracts/")  # the first page of a day writes the session anew
    return client
