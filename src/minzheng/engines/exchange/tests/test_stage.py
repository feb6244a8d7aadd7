"""A file arrives: what is taken, what is turned away, and that nothing half done stays behind."""

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.exchange import api, limits
from minzheng.engines.exchange.folders import ORIGINAL, folder_of
from minzheng.engines.exchange.staging import safe_name
from minzheng.engines.exchange.testing import (
    FEED,
    NEXT_DAY,
    csv_of,
    delivered,
    lines,
)
from minzheng.engines.exchange.vault import open_sealed
from minzheng.kernel.feed import feed_named

GOOD = csv_of(lines())


def kept(data_dir: Path) -> list[Path]:
    return list((data_dir / "exchange").glob("*"))


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def test_it_is_kept_sealed_under_our_own_name(cast: Cast) -> None:
    delivery = delivered(cast, GOOD, name="../../etc/passwd.csv")

    path = folder_of(delivery) / ORIGINAL
    assert delivery.filename == "passwd.csv" and "passwd" not in str(path)
    assert b"110105" not in path.read_bytes()
    assert open_sealed(path).read() == GOOD
    assert delivery.number == "cremations-20261031-1" and delivery.state == "waiting"
    assert entries_about(delivery.ref)[0].verb == "stage_delivery"


def test_a_path_and_an_open_file_are_taken_as_well(cast: Cast, tmp_path: Path) -> None:
    path, by = tmp_path / "a.csv", cast.viewers["data_clerk"]
    path.write_bytes(GOOD)
    given: dict[str, Any] = {"filename": "a.csv", "day": NEXT_DAY, "by": by, "on": cast.on}

    first = api.stage(feed_named(FEED), path, **given)
    api.withdraw(first, "试一次", by=by, on=cast.on)
    second = api.stage(feed_named(FEED), io.BytesIO(GOOD), **given)

    assert first.digest == second.digest and second.number.endswith("-2")


def test_the_same_bytes_again_are_refused_with_their_delivery(cast: Cast, data_dir: Path) -> None:
    first = delivered(cast, GOOD)

    with pytest.raises(api.DeliveredBefore, match=first.number):
        delivered(cast, GOOD, day=NEXT_DAY - timedelta(days=1))

    assert len(kept(data_dir)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"%PDF-1.7 a letter", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 XLS"),
        (b"\x1f\x8b\x08" + bytes(60), "GZIP"),
        (bytes(range(256)) * 40, "不是文字"),
        (b"PK\x03\x04 not really", "损坏"),
        (zipped(**{"a.csv": GOOD, "b.csv": GOOD}), "只有一个"),
        (zipped(**{"a.zip": zipped(**{"a.csv": GOOD})}), "还是压缩包"),
        (zipped(**{"a.pdf": b"%PDF-1.7"}), "PDF"),
        (zipped(**{"a.csv": b"0" * (64 << 20)}), "没有解开"),
    ],
)
def test_what_is_no_table_is_turned_away_and_not_kept(
    cast: Cast, data_dir: Path, content: bytes, words: str
) -> None:
    with pytest.raises(api.FileRefused, match=words):
        delivered(cast, content)

    assert kept(data_dir) == [] and api.Delivery.objects.count() == 0


def test_an_archive_with_a_password_says_what_to_do(cast: Cast) -> None:
    packed = bytearray(zipped(**{"a.csv": GOOD}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(api.FileRefused, match="去掉密码"):
        delivered(cast, bytes(packed))


def test_an_archive_that_lies_about_its_size_is_stopped_on_the_way(
    cast: Cast, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1000)

    with pytest.raises(api.FileRefused, match="上限"):
        delivered(cast, zipped(**{"a.csv": GOOD * 20}))

    assert kept(data_dir) == []


def test_a_file_over_the_limit_is_not_kept(
    cast: Cast, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 100)

    with pytest.raises(api.FileRefused, match="上限"):
        delivered(cast, GOOD)

    assert kept(data_dir) == []


def test_a_zip_of_one_file_is_that_file(cast: Cast) -> None:
    delivery = delivered(cast, zipped(**{"数据.csv": GOOD, "__MACOSX/._x": b"x"}), name="a.zip")

    assert delivery.kind == "csv"
    assert open_sealed(folder_of(delivery) / ORIGINAL).read() == GOOD


@pytest.mark.parametrize("day", [date(2026, 11, 3), date(1999, 1, 1)])
def test_a_day_that_cannot_be_is_refused(cast: Cast, day: date) -> None:
    with pytest.raises(api.DayRefused, match=str(day)):
        delivered(cast, GOOD, day=day)


@pytest.mark.parametrize("who", ["check_clerk", "district_head", "auditor", "system_admin"])
def test_other_posts_bring_nothing(cast: Cast, who: str) -> None:
    given: dict[str, Any] = {
        "filename": "a",
        "day": NEXT_DAY,
        "by": cast.viewers[who],
        "on": cast.on,
    }

    with pytest.raises(NotAllowed):
        api.stage(feed_named(FEED), GOOD, **given)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\boot.ini", "boot.ini"),
        ("a\u202egnp.exe\x00.csv", "agnp.exe.csv"),
        ("/", "未命名"),
        ("<script>.csv", "<script>.csv"),
        ("长" * 300 + ".csv", "长" * 109 + "…" + "长" * 6 + ".csv"),
    ],
)
def test_a_hostile_name_is_only_text(name: str, shown: str) -> None:
    assert safe_name(name) == shown
