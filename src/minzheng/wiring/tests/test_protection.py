"""What every answer carries and every upload meets: headers, idle sign-out, size limits."""

import re
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.cache import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from minzheng.wiring.sessions import TOUCHED, KeepAliveMiddleware


@pytest.mark.django_db
def test_every_answer_carries_the_strict_policy(client: Client) -> None:
    response = client.get("/health/")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def used_session(last_touched: float) -> SessionStore:
    session = SessionStore()
    session["who"], session[TOUCHED] = "officer", int(last_touched)
    session.modified = False
    return session


@pytest.mark.parametrize(("seconds_ago", "renewed"), [(10, False), (61, True)])
def test_a_session_in_use_is_renewed_once_a_minute(seconds_ago: int, renewed: bool) -> None:
    request = HttpRequest()
    request.session = used_session(time.time() - seconds_ago)

    KeepAliveMiddleware(lambda _: HttpResponse())(request)

    assert request.session.modified is renewed


def test_a_session_ends_after_thirty_idle_minutes() -> None:
    assert settings.SESSION_COOKIE_AGE == 1800


def test_a_file_over_the_limit_is_counted_but_not_kept(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 3 * 1024 * 1024
    large = SimpleUploadedFile("片.jpg", b"0" * 9 * 1024 * 1024)

    kept = RequestFactory().post("/", {"photo": large}).FILES["photo"]

    assert kept.size == 9 * 1024 * 1024
    assert len(kept.read()) <= settings.MAX_UPLOAD_BYTES + 64 * 1024


def test_a_file_within_the_limit_is_whole(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 3 * 1024 * 1024
    photo = SimpleUploadedFile("片.jpg", b"1" * 3 * 1024 * 1024)

    kept = RequestFactory().post("/", {"photo": photo}).FILES["photo"]

    assert kept.read() == b"1" * 3 * 1024 * 1024


def test_every_static_file_that_a_style_sheet_names_exists(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()


def test_templates_hold_no_inline_script_or_style() -> None:
    """The policy would block them, so the page would break without a word."""
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=", re.IGNORECASE
    )
    source = Path(__file__).resolve().parents[2]
    found = [path.name for path in source.rglob("*.html") if inline.search(path.read_text("utf-8"))]

    assert found == []
