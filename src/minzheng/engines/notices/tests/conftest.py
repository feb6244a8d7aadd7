"""The cast of the notices tests: a clerk, a family's letter, a sheet for the board."""

from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.notices.api import (
    Arithmetic,
    Column,
    Head,
    Letter,
    Line,
    NoticeDraft,
    Publicity,
    PublicitySheet,
    Recipient,
    Table,
    paragraph,
)
from minzheng.kernel.doer import Doer

ON = date(2026, 11, 20)
REVIEW = "《最低生活保障审核确认办法》第二十二条"


@pytest.fixture
def data_dir(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def clerk() -> Doer:
    return Doer("officer", "ZC0012", "陈经办", office="440118", division="440118000000")


@pytest.fixture
def family() -> Recipient:
    return Recipient("person", "12", "张䶮喆")


@pytest.fixture
def letter() -> Letter:
    lines = (
        Line("1", "家庭人均月收入：2,210.00元÷3人", "736.67元", "《社会救助法》第十八条"),
        Line("结果", "（1,238.00元－736.67元）×3人，进到元", "1,504.00元", REVIEW),
    )
    columns = (
        Column("姓名", "1fr"),
        Column("公民身份号码", "18位"),
        Column("月补助", "6字", "right"),
    )
    rows = (("张䶮喆", "43010419881212001X", "501.33"), ("李堃", "430104198812120018", "501.33"))
    return Letter(
        kind="decision",
        title="最低生活保障审核确认决定书",
        head=Head("广州市增城区民政局", "张䶮喆", ON),
        body=(
            paragraph("每月发放1,504.00元（大写：壹仟伍佰零肆元整）。"),
            Table(columns, rows),
            Arithmetic(lines),
        ),
    )


@pytest.fixture
def draft(letter: Letter, family: Recipient) -> NoticeDraft:
    return NoticeDraft(
        letter=letter,
        number_word="增民低保",
        office_code="440118",
        division_code="440118001000",
        recipient=family,
        case_ref="case:GZ0001",
    )


@pytest.fixture
def sheet() -> PublicitySheet:
    return PublicitySheet(
        case_ref="case:GZ0001",
        matter="relief/dibao",
        division_code="440118001003",
        kind=Publicity.Kind.PUBLICITY,
        title="最低生活保障初审意见公示",
        fields={
            "applicant": "张䶮喆",
            "household_size": "3人",
            "matter": "最低生活保障",
            "opinion": "拟给予保障",
            "monthly_amount": "1,504.00元",
            "village": "荔城街道示范社区",
        },
        issuer="广州市增城区荔城街道办事处",
        contact="荔城街道办事处社会事务办",
        basis="《最低生活保障审核确认办法》第十九条",
        since=date(2026, 11, 13),
        until=date(2026, 11, 20),
        applicant_born_on=date(1988, 12, 12),
    )
