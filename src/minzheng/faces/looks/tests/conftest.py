"""Pages of the drawing-room, served to Chromium without a server and without a database."""

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route

CONTEXT = "minzheng.faces.looks.context.looks"
SITE = {"name": "增城区民政服务", "owner": "增城区民政局", "links": (("站点地图", "/map/"),)}


@pytest.fixture(autouse=True)
def drawing_room(settings: Any) -> None:
    """The house's settings with the drawing-room alone in the urls, in demo."""
    settings.ROOT_URLCONF = "minzheng.faces.looks.tests.urls"
    settings.DEMO = True
    settings.SITE = SITE
    settings.MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
    template = settings.TEMPLATES[0]
    options = {"context_processors": ["django.template.context_processors.request", CONTEXT]}
    settings.TEMPLATES = [{**template, "OPTIONS": options}]


def answer(route: Route, looks: str) -> None:
    """A static file from the source, any other address from the test client."""
    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        found = Path(str(finders.find(path.removeprefix("/static/"))))
        kind = mimetypes.guess_type(found.name)[0]
        route.fulfill(body=found.read_bytes(), content_type=kind)
        return
    client = Client()
    client.cookies["looks"] = looks
    response = client.get(path)
    route.fulfill(
        status=response.status_code, body=response.content, content_type=response["Content-Type"]
    )


def open_page(
    browser: Browser | BrowserContext, path: str, *, looks: str = "", width: int = 1280
) -> Page:
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.route("**/*", lambda route: answer(route, looks))
    page.goto(f"http://localhost{path}")
    return page
