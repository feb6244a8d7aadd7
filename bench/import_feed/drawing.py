"""Draws a file of social insurance: 5 % of its rows bad, each in one of nine ways, 1 % repeated.

The same seed and size give the same file. Numbers belong to nobody: their divisions do not exist.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

DAY = date(2026, 10, 31)
HEADERS = (
    "证件号码", "姓名", "单位名称", "统一社会信用代码", "参保状态", "参保日期", "缴费月份",
    "缴费工资", "参保地",
)  # fmt: skip
BAD, AGAIN = 50, 10  # in a thousand
WEIGHTS = np.array((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
CHECKS = np.array(list("10X98765432"))
SURNAMES = np.array(list("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程"))
GIVEN = np.array(list("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红玲建国春梅海燕"))
STATES = np.array(("参保缴费", "暂停缴费", "终止参保"))
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
AT_ONCE = 100_000


@dataclass(frozen=True)
class Truth:
    """How many rows of which sort the file has; `bad` and `again` must not go in."""

    rows: int
    bad: int
    again: int

    @property
    def good(self) -> int:
        return self.rows - self.bad - self.again


def draw(path: Path, rows: int, seed: int = 5) -> Truth:
    """Write the file; gives what is in it."""
    random = np.random.default_rng(seed)
    bad = again = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        for start in range(0, rows, AT_ONCE):
            count = min(AT_ONCE, rows - start)
            lines = _lines(random, start, count)
            many_bad, many_again = count * BAD // 1000, count * AGAIN // 1000
            _spoil(lines, many_bad)
            for place in range(many_again):  # the last ones say what earlier good ones said
                lines[-1 - place] = lines[many_bad + place]
            writer.writerows(lines[index] for index in random.permutation(count))
            bad, again = bad + many_bad, again + many_again
    return Truth(rows, bad, again)


def _lines(random: np.random.Generator, start: int, count: int) -> list[list[str]]:
    employers = _employers()
    numbers = id_numbers(np.arange(start, start + count))
    names = np.char.add(
        np.char.add(random.choice(SURNAMES, count), random.choice(GIVEN, count)),
        random.choice(GIVEN, count),
    )
    which = random.integers(0, len(employers), count)
    months = random.integers(1, 11, count)
    wages = random.integers(250_000, 2_500_000, count)
    states = random.choice(STATES, count, p=(0.9, 0.06, 0.04))
    return [
        [number, name, f"第{at}号单位", employers[at], state, f"20{10 + at % 15}-0{1 + at % 9}-15",
         f"2026-{month:02d}", f"{wage / 100:.2f}", "440118"]
        for number, name, at, month, wage, state in zip(
            numbers, names, which.tolist(), months.tolist(), wages.tolist(), states, strict=True
        )
    ]  # fmt: skip


def id_numbers(order: np.ndarray) -> list[str]:
    """A valid number for each place in the order, every one another."""
    day = np.datetime64("1961-01-01") + (order % 16_000).astype("timedelta64[D]")
    born = np.char.replace(np.datetime_as_string(day), "-", "").astype("U8")
    serial = np.char.zfill((order // 16_000 % 1000).astype("U3"), 3)
    region = np.char.add("44011", (order // 16_000_000 % 10).astype("U1"))
    first = np.char.add(np.char.add(region, born), serial)
    digits = first.view("U1").reshape(len(first), -1)[:, :17].astype(int)
    return list(np.char.add(first, CHECKS[(digits @ WEIGHTS) % 11]))


def _employers() -> list[str]:
    return [credit_code(f"9144011{8:01d}", f"{number:08d}") for number in range(5_000)]


def credit_code(head: str, body: str) -> str:
    """A valid unified social credit code of eight and eight characters and their two checks."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True))
    first17 = head + body + "0123456789X"[-total % 11]
    if "X" not in first17 and all(sign in ALPHABET for sign in first17):
        powers = (pow(3, place, 31) for place in range(17))
        whole = sum(ALPHABET.index(sign) * each for sign, each in zip(first17, powers, strict=True))
        return first17 + ALPHABET[-whole % 31]
    return credit_code(head, f"{int(body) + 10_000_000:08d}")


def _spoil(lines: list[list[str]], many: int) -> None:
    """One fault a row, in turns."""
    faults = _faults()
    for line in lines[:many]:
        place, text = next(faults)
        line[place] = text


def _faults() -> Iterator[tuple[int, str]]:
    while True:
        yield 1, ""  # no name
        yield 3, "914401180000000000"  # check character
        yield 3, ""
        yield 4, "在职"  # not in the code table
        yield 5, "2026-02-30"  # no such day
        yield 6, "2027-03"  # a month that has not come
        yield 7, "面议"
        yield 7, "-1.00"
        yield 7, "98765432.10"  # more than anybody earns: fen taken for yuan
