"""The browser suite itself: Chromium reaches a server on the test database."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.browser
def test_chromium_reaches_the_house(page: Page, live_server: LiveServer) -> None:
    answer = page.goto(f"{live_server.url}/health/")

    assert answer is not None
    assert answer.status == 200
    assert answer.json() == {"ok": True}
