"""Masking: what is left to see of a name, a number, an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.registers.masking import mask_account, mask_address, mask_id, mask_name, mask_phone

IVS = "\U000e0100"  # picks one written form of the character before it


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("", ""),
        ("张", "*"),
        ("张三", "张*"),
        (" 王小明 ", "王**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳锋", "欧阳*"),
        ("歐陽修", "歐陽*"),
        ("欧阳", "欧*"),
        ("张王李赵", "张***"),
        ("阿卜杜拉·买买提", "阿***"),
        ("阿·买", "阿***"),
        ("古丽•阿依", "古***"),
        ("䶮刚", "䶮*"),
        ("李䶮", "李*"),
        ("𬭎明", "𬭎*"),
        ("李𬭎", "李*"),
        ("\ud872\udf4e明", "\U0002cb4e*"),
        (f"葛{IVS}明", f"葛{IVS}*"),
        (f"李葛{IVS}", "李*"),
        ("张" * 40, "张***"),
        ("欧阳" + "娜" * 38, "欧阳***"),
        ("John Smith", "J***"),
    ],
)
def test_it_masks_a_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text(min_size=1))
def test_a_masked_name_never_shows_the_end(name: str) -> None:
    masked = mask_name(name)

    assert not name.strip() or masked.endswith("*")
    assert masked.count("*") <= max(3, name.count("*") + 3)
    assert "\ud800" not in masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("330213199001010017", "330213********0017"),
        ("110105491231002", "110105*****1002"),
        ("E12345678", "E******78"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_it_masks_an_identity_number(number: str, masked: str) -> None:
    assert mask_id(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "138****5678"),
        ("+86 138-1234-5678", "138****5678"),
        ("020-82612345", "*******2345"),
        ("12345", "*****"),
    ],
)
def test_it_masks_a_phone(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_it_masks_a_bank_account() -> None:
    assert mask_account("6222 0236 0200 1234 567") == "****4567"
    assert mask_account("1234567") == "*******"


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        (
            "广东省广州市增城区荔城街道荔枝社区幸福路12号3栋502房",
            "广东省广州市增城区荔城街道荔枝社区***",
        ),
        ("增城区石滩镇岳埔村三组8号", "增城区石滩镇岳埔村***"),
        ("宁波市镇海区招宝山街道后大街社区居委会", "宁波市镇海区招宝山街道后大街社区居委会***"),
        ("镇海区蛟川街道12号", "镇海区蛟川街道***"),
        ("增城区荔城街道石村路12号", "增城区荔城街道***"),
        ("宁乡市城郊街道8号", "宁乡市城郊街道***"),
        ("增城区幸福小区3栋", "增城区***"),
        ("广西壮族自治区南宁市青秀区12号", "广西壮族自治区南宁市青秀区***"),
        ("幸福路12号荔枝社区", "***"),
        ("中山市幸福小区3栋", "中山市***"),
        ("东莞市12号", "东莞市***"),
        ("", ""),
    ],
)
def test_it_masks_an_address_below_the_community(address: str, masked: str) -> None:
    assert mask_address(address) == masked
