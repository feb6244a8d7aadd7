"""The interface as another department's program meets it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, Cast, make_cast
from minzheng.engines.screening.api import build
from minzheng.engines.sharing import api
from minzheng.kernel.doer import SYSTEM

MONDAY = date(2026, 11, 2)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    cast = make_cast(MONDAY)
    build(MONDAY, by=SYSTEM)
    return cast


@pytest.fixture
def opened(cast: Cast) -> tuple[api.Share, str]:
    new = api.NewShare(
        DISTRICT, "增城区医疗保障局", "钟先生", "资助参保", "参保资助核定", "第四十二条",
        "conditional", "rows", "api", date(2026, 12, 31), 2, fields="姓名、证件号码",
    )  # fmt: skip
    by = cast.viewers
    share = api.receive(new, by=by["district_clerk"], on=MONDAY)
    share = api.check(share, "", by=by["data_clerk"], on=MONDAY)
    share = api.confirm(share, "", by=by["data_head"], on=MONDAY)
    share = api.approve(share, "", by=by["district_head"], on=MONDAY)
    return share, api.give_key(share, by=by["data_clerk"], on=MONDAY)


def asks(share: api.Share, key: str, **query: str) -> tuple[int, dict[str, Any]]:
    url, headers = f"/api/share/{share.number}/", {"Authorization": f"Bearer {key}"}
    response = Client().get(url, query, headers=headers)
    return response.status_code, json.loads(response.content)


def test_the_key_fetches_pages_until_nothing_is_left(opened: tuple[api.Share, str]) -> None:
    status, first = asks(*opened, limit="1")
    _, second = asks(*opened, next=first["next"])

    assert status == 200 and first["left_today"] == 1
    assert first["rows"][0]["证件号码"] == APPLICANT_ID
    assert [row["姓名"] for row in second["rows"]] == ["谢月娥"]
    assert second["next"] is None


@pytest.mark.parametrize("key", ["", "wrong", "'; drop table"])
def test_without_the_key_it_says_so_in_chinese(opened: tuple[api.Share, str], key: str) -> None:
    status, told = asks(opened[0], key)

    assert status == 401 and told["title"] == "没有权限" and "密钥" in told["detail"]
    assert APPLICANT_ID not in str(told)


def test_a_session_of_an_officer_is_no_key(cast: Cast, opened: tuple[api.Share, str]) -> None:
    client = Client()
    client.force_login(
        cast.accounts["data_clerk"], backend="django.contrib.auth.backends.ModelBackend"
    )

    assert client.get(f"/api/share/{opened[0].number}/").status_code == 401


def test_the_rows_of_a_day_run_out(opened: tuple[api.Share, str]) -> None:
    asks(*opened)

    status, told = asks(*opened)

    assert (status, told["title"]) == (429, "今天的行数已用完")


def test_a_stale_cursor_and_an_ended_request_are_told_apart(
    cast: Cast, opened: tuple[api.Share, str]
) -> None:
    assert asks(*opened, next="nonsense")[0] == 409
    api.Share.objects.update(ends_on=MONDAY.replace(day=1))

    assert asks(*opened)[0] == 403


def test_before_the_population_is_built_it_says_so(
    opened: tuple[api.Share, str], settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path / "empty"
    settings.DATA_DIR.mkdir()
    (settings.DATA_DIR / "business-date.txt").write_text(MONDAY.isoformat())

    assert asks(*opened)[0] == 503
