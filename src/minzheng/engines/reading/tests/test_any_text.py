"""Whatever stands in a file, the reader comes back, points into it, and stays linear."""

import time

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.reading.api import ReadingRefused, read_file, read_text

WORDS = """一、 （一） 1. （1） ① 一是 第一章 二是 新增床位 500张 3.5亿元 每两个月至少一次
2024年底前 。 ， ； “ ” 《 》 （ ） 达到 占比 55% 由 每个县 建成 民政局
责任单位： 每千名老年人 的 、 已
到2025年 養老 １２ 😀 三级 第3名 共 累计 服务"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " ", "\t", "\0"])
TEXTS = st.lists(PIECES, max_size=80).map("".join)


@given(TEXTS)
def test_it_never_breaks_and_points_right(said: str) -> None:
    try:
        document = read_text(f"石桥市工作要点通知如下\n{said}")
    except ReadingRefused:
        return
    for item in document.items:
        assert document.text[item.start : item.end] == item.text
        assert item.text.startswith(item.heading)
        for figure in item.figures:
            assert figure.measures
            assert (
                document.text[figure.start : figure.end][0]
                in "一二三四五六七八九十百两0123456789１"
            )


@given(st.binary(max_size=400))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    try:
        read_file(content, "a.txt")
    except ReadingRefused as refusal:
        assert str(refusal)


def test_ten_times_the_text_takes_about_ten_times_as_long() -> None:
    page = "（一）加强救助。每两个月至少走访一次，新增床位500张，占比达到55%。\n" * 200
    head = "石桥市工作要点\n一、任务\n"

    short, long = took(head + page), took(head + page * 10)

    assert long < 40 * max(short, 0.01)


def took(text: str) -> float:
    began = time.perf_counter()
    read_text(text)
    return time.perf_counter() - began
