"""Whatever is sent, no call ends in a 500: schemathesis over the whole description."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure.tests.staging import consulted
from minzheng.engines.partners import api as partners

from .conftest import MONDAY, Program
from .places import HOME_CODE, open_places, open_times

EXAMPLES = 8


@pytest.fixture
def description(cast: Cast, program: Program) -> Iterator[Any]:
    """The description, read from the application; the test's connection stays open meanwhile.

    The partner may do everything there is, and something can be done: a place, times, a draft.
    """
    home, _ = open_places(MONDAY)
    open_times(cast, home, MONDAY)
    consulted(cast, opens_on=MONDAY)
    partners.Partner.objects.update(scopes=list(partners.SCOPES), institutions=[HOME_CODE])
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_call_ends_in_a_server_error(program: Program, description: Any) -> None:
    for found in description.get_all_operations():
        operation = found.ok()
        strategy = operation.as_strategy()

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
        )  # fmt: skip
        @given(strategy)
        def call(case: Any) -> None:
            with transaction.atomic():
                response = case.call(headers={
                    "Authorization": f"Bearer {program.key}", "Host": "localhost",
                    "Idempotency-Key": "schemathesis-1"})  # fmt: skip
                case.validate_response(response, checks=[not_a_server_error])
                transaction.set_rollback(True)

        call()
