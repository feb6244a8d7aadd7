"""Logs: whatever is logged, no identity number reaches the line."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from minzheng.wiring.logs import logging_setting, mask_event, mask_numbers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("查 11010519491231002X 的收入", "查 110*************2X 的收入"),
        ("11010519491231002x", "110*************2x"),
        ("身份证110105491231002", "身份证110**********02"),
        ("卡6222021234567890123号", "卡622**************23号"),
        ("第 20261121 号，共 12382300 分", "第 20261121 号，共 12382300 分"),
        ("区划 440118001000", "区划 440118001000"),
    ],
)
def test_it_masks_identity_numbers_and_nothing_else(text: str, shown: str) -> None:
    assert mask_numbers(text) == shown


@given(st.from_regex(r"[1-9]\d{16}[0-9X]", fullmatch=True), st.text("号，。 ", max_size=3))
def test_no_citizen_number_survives(number: str, around: str) -> None:
    assert number not in mask_numbers(f"{around}{number}{around}")


def test_it_looks_inside_lists_dictionaries_and_integers() -> None:
    event = {"ids": ["11010519491231002X"], "by": {"id": 110105194912310021}, "fen": 123800}

    masked = mask_event(None, "info", event)

    assert masked == {
        "ids": ["110*************2X"],
        "by": {"id": "110*************21"},
        "fen": 123800,
    }


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """A handler with the house's formatter; dictConfig itself would close pytest's own handlers."""
    settings = logging_setting("INFO")["formatters"]["json"]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=settings["foreign_pre_chain"], processors=settings["processors"]
    )
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    yield handler.stream
    logging.getLogger().removeHandler(handler)


def test_a_structured_line_is_json_and_masked(written: io.StringIO) -> None:
    structlog.get_logger("case").warning("受理", person="11010519491231002X")

    line = json.loads(written.getvalue())

    assert line["event"] == "受理"
    assert line["person"] == "110*************2X"


def test_a_library_line_and_its_traceback_are_masked(written: io.StringIO) -> None:
    try:
        raise ValueError("11010519491231002X")
    except ValueError:
        logging.getLogger("elsewhere").exception("读 %s 时出错", "11010519491231002X")

    assert "ValueError" in written.getvalue()
    assert "11010519491231002X" not in written.getvalue()
