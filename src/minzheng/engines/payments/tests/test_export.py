"""The bank file: after approval, whole or not at all, the same bytes every time, sealed on disk."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from minzheng.engines.audit import api as audit
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import ACCOUNT, DAY, NOV, Office
from minzheng.kernel.doer import SYSTEM


def approved(office: Office, name: str = "罗春生") -> api.PayRun:
    api.grant(replace(office.request(), payee_name=name), by=SYSTEM, on=DAY)
    return office.approve(office.compute().run)


def content(office: Office, run: api.PayRun, layout: str = "generic") -> bytes:
    file = api.export_run(run, layout, by=office.clerk, on=DAY)
    return api.bank_file_bytes(file, by=office.clerk)


def test_it_refuses_to_export_before_approval(office: Office) -> None:
    office.give()

    with pytest.raises(api.RunRefused, match="还没有审批"):
        api.export_run(office.compute().run, by=office.clerk, on=DAY)


def test_the_generic_file_reads_as_its_layout_says(office: Office) -> None:
    run = approved(office)

    lines = content(office, run).decode("gb18030").split("\r\n")

    assert lines[0] == f"H|44011820261101{run.pk:05d}|20261101|1|800.00"
    assert lines[1] == f"1|罗春生|{ACCOUNT}|800.00|relief/test2026年11月"
    assert lines[2:] == ["E", ""]


def test_exporting_again_gives_the_same_bytes(office: Office) -> None:
    run = approved(office)
    first = api.export_run(run, by=office.clerk, on=DAY)
    before = api.bank_file_bytes(first, by=office.clerk)

    second = api.export_run(run, by=office.head, on=DAY.replace(day=25))

    assert second == first
    assert api.bank_file_bytes(second, by=office.clerk) == before
    assert hashlib.sha256(before).hexdigest() == first.sha256


def test_a_lost_file_is_written_again_as_it_was(office: Office, settings: object) -> None:
    run = approved(office)
    file = api.export_run(run, by=office.clerk, on=DAY)
    before = api.bank_file_bytes(file, by=office.clerk)
    (Path(settings.DATA_DIR) / file.path).unlink()  # type: ignore[attr-defined]

    with pytest.raises(api.FileDamaged, match="重新导出"):
        api.bank_file_bytes(file, by=office.clerk)
    assert content(office, run) == before


def test_no_account_lies_in_clear_on_disk(office: Office, settings: object) -> None:
    file = api.export_run(approved(office), by=office.clerk, on=DAY)
    path = Path(settings.DATA_DIR) / file.path  # type: ignore[attr-defined]

    assert ACCOUNT.encode() not in path.read_bytes()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_taking_the_file_is_recorded(office: Office) -> None:
    run = approved(office)

    content(office, run)

    verbs = [entry.verb for entry in audit.entries_about(run.ref)]
    assert verbs[-2:] == ["export_run", "open_bank_file"]


def test_a_fixed_file_counts_bytes(office: Office) -> None:
    lines = content(office, approved(office), "fixed").split(b"\n")

    assert len(lines[1]) == 8 + 32 + 60 + 15 + 60
    assert lines[1][100:115] == b"000000000080000"


def test_utf8_is_a_layout_too(office: Office) -> None:
    assert "罗春生" in content(office, approved(office), "utf8").decode("utf-8")


@pytest.mark.parametrize("name", ["阿卜杜拉·买买提", "龙䶮", "王㛃", "罗" * 20])
def test_a_rare_name_is_written_as_it_is(office: Office, name: str) -> None:
    assert name in content(office, approved(office, name)).decode("gb18030")


def test_a_name_that_does_not_fit_names_its_line(office: Office) -> None:
    run = approved(office, "罗|春生")

    with pytest.raises(api.LineDoesNotFit, match=r"第 1 行的“户名”内容里有分隔符"):
        api.export_run(run, by=office.clerk, on=DAY)
    with pytest.raises(api.LineDoesNotFit, match="超过 60 个字节"):
        api.export_run(_long(office), "fixed", by=office.clerk, on=DAY)
    assert not api.BankFile.objects.exists()


def _long(office: Office) -> api.PayRun:
    request = replace(office.request("case:2", since=NOV.next()), payee_name="罗" * 31)
    api.grant(request, by=SYSTEM, on=DAY)
    return office.approve(office.compute(NOV.next()).run)


def test_an_unknown_layout_names_those_there_are(office: Office) -> None:
    with pytest.raises(api.UnknownLayout, match="fixed、generic、utf8"):
        api.export_run(approved(office), "icbc", by=office.clerk, on=DAY)


def test_every_layout_can_be_read_and_answered() -> None:
    for layout in api.layouts().values():
        fields = {column.field for column in layout.returns.columns}
        assert {"number", "account", "amount", "code", "reason"} == fields
        assert {"number", "name", "account", "amount"} <= {c.field for c in layout.row}
