"""The cast with a partner that was let in, and its program: key, idempotency key, JSON."""

import itertools
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import let_in

MONDAY = date(2026, 11, 2)
PDF = b"%PDF-1.4 a signed mandate"


@dataclass
class Program:
    """What calls the interface from outside."""

    key: str
    client: Client = field(default_factory=Client)
    serial: Any = field(default_factory=lambda: itertools.count(1))

    def get(self, path: str, **headers: str) -> tuple[int, Any]:
        return told(self.client.get(f"/api/v1{path}", headers=self._headers(headers)))

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        return told(self.answer(method, path, body, **headers))

    def answer(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        call = getattr(self.client, method)
        data = json.dumps({} if body is None else body)
        return call(
            f"/api/v1{path}", data, content_type="application/json",
            headers=self._headers({"Idempotency-Key": f"key-{next(self.serial):08d}", **headers}),
        )  # fmt: skip

    def upload(self, path: str, key: str, content: bytes = PDF) -> tuple[int, Any]:
        data = {"key": key, "title": "", "file": SimpleUploadedFile("a.pdf", content)}
        headers = self._headers({"Idempotency-Key": f"key-{next(self.serial):08d}"})
        return told(self.client.post(f"/api/v1{path}", data, headers=headers))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}", **more}


def told(response: Any) -> tuple[int, Any]:
    body = response.content
    is_json = "json" in response.headers.get("Content-Type", "")
    return response.status_code, json.loads(body) if is_json else body


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def partner(cast: Cast) -> tuple[partners.Partner, str]:
    return let_in(cast, on=MONDAY)


@pytest.fixture
def program(partner: tuple[partners.Partner, str]) -> Program:
    return Program(partner[1])
