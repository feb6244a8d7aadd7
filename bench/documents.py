"""Time to set one decision letter: first in a process, then the median, on one and two threads.

python -m bench._house bench.documents [HOW_MANY]
"""

import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from minzheng.engines.notices.api import (
    Arithmetic,
    Column,
    Head,
    Letter,
    Line,
    Table,
    paragraph,
    render,
)

COLUMNS = (Column("姓名"), Column("公民身份号码", "18位"), Column("月补助（元）", "7字", "right"))
LETTER = Letter(
    kind="decision",
    title="最低生活保障审核确认决定书",
    head=Head("示例市城区民政局", "张䶮喆", date(2026, 11, 20)),
    number="示民低保〔2026〕第0318号",
    verify_code="7K3M-9QXT-2WHC",
    qr_text="/verify/7K3M-9QXT-2WHC",
    body=(
        paragraph("经审核，自2026年12月起每月发放1,752.00元（大写：壹仟柒佰伍拾贰元整）。" * 3),
        Table(COLUMNS, (("张䶮喆", "430104198812120018", "584.00"),) * 3),
        Arithmetic((Line("1", "2,210.00元÷3人", "736.67元", "《社会救助法》第十八条"),) * 6),
        paragraph("如不服本决定，可以自收到本决定之日起60日内申请行政复议。"),
    ),
)
RARE = replace(LETTER, head=replace(LETTER.head, addressee="张㐂"))


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def report(name: str, value: float) -> None:
    """One line of the result, in milliseconds."""
    sys.stdout.write(f"{name:<44}{value * 1000:8.1f} ms\n")


def main() -> None:
    """Print the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    report("first letter of a process", seconds(lambda: render(LETTER)))
    report(
        "median letter", statistics.median(seconds(lambda: render(LETTER)) for _ in range(count))
    )
    report("first letter with a rare character", seconds(lambda: render(RARE)))
    report(
        "median with a rare character",
        statistics.median(seconds(lambda: render(RARE)) for _ in range(5)),
    )
    with ThreadPoolExecutor(2) as pool:
        every = [LETTER] * count
        report("per letter on two threads", seconds(lambda: list(pool.map(render, every))) / count)


if __name__ == "__main__":
    main()
