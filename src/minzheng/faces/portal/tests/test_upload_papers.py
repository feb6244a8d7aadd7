"""Papers: one at a time, refused with a reason, nothing else lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Draft, Material
from minzheng.engines.cases.testing import ANSWERS, fill_draft
from minzheng.engines.cases.tests.days import MONDAY

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 500


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return fill_draft(cast, on=MONDAY, given={**ANSWERS, "entrusted": "是"})


def upload(client: Client, draft: Draft, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/apply/{draft.pk}/papers/mandate/", {"file": file})


def test_only_papers_that_this_family_needs_are_asked(client: Client, draft: Draft) -> None:
    page = client.get(f"/apply/{draft.pk}/papers/").content.decode()

    assert "委托书" in page
    assert "证明代办人经您同意" in page
    assert "宗教活动场所" not in page


def test_a_photo_arrives_and_can_be_taken_out_again(client: Client, draft: Draft) -> None:
    upload(client, draft, "委托书.jpg", JPEG)
    material = Material.objects.get()
    shown = client.get(f"/my/materials/{material.pk}/")

    client.post(f"/apply/{draft.pk}/papers/{material.pk}/remove/")

    assert shown.content == JPEG
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert not Material.objects.exists()


def test_a_wrong_kind_is_told_by_content_and_answers_stay(client: Client, draft: Draft) -> None:
    page = upload(client, draft, "照片.jpg", b"MZ this is a program").content.decode()

    assert "不是照片或 PDF" in page
    draft.refresh_from_db()
    assert draft.answers["homes"] == 1


def test_two_hundred_megabytes_are_refused_with_the_size(
    client: Client, draft: Draft, settings: Any
) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024

    page = upload(client, draft, "录像.jpg", JPEG + b"0" * 3 * 1024 * 1024).content.decode()

    assert "有 3 MB，最多 1 MB" in page
    assert not Material.objects.exists()


def test_an_empty_file_is_told(client: Client, draft: Draft) -> None:
    assert "这个文件是空的" in upload(client, draft, "空.jpg", b"").content.decode()


def test_a_stranger_cannot_open_a_paper(client: Client, stranger: Client, draft: Draft) -> None:
    upload(client, draft, "委托书.jpg", JPEG)

    assert stranger.get(f"/my/materials/{Material.objects.get().pk}/").status_code == 404
