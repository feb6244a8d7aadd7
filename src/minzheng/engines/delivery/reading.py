"""Service records in spreadsheets: the empty sheet to take along, the filled-in one read."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from minzheng.engines.delivery.errors import RecordRefused, SheetRefused
from minzheng.engines.delivery.weighing import NewRecord
from minzheng.registers.facilities.api import NewOffer
from minzheng.registers.people.api import Person
from minzheng.registers.spreadsheets import LOST, Unreadable, lines_of

HEADINGS = {
    "name": "姓名", "id_number": "身份证号", "service": "服务", "day": "日期",
    "begins": "开始时间", "quantity": "数量", "minutes": "分钟", "given_by": "服务人员",
    "note": "备注", "late": "补报",
}  # fmt: skip
NEEDED = ("name", "id_number", "service", "day")
LATE = "是"
HOW = (
    "一行是一次服务。姓名、身份证号、服务、日期必填，其余可以空着。",
    "身份证号所在的列已设成文本，不要改成数字，否则末几位会丢。",
    "日期写成 2026-10-08；开始时间写成 08:30，同一天做两次的必须写。",
    "数量不填按 1 算；结算单已经交了的月份，在“补报”一列写“是”。",
    "有一处不对，整份都不录入，会逐处告诉您；备注里不要写病情。",
)
MOST_ROWS = 1_000
CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：]\d\d)?")


def template(offers: Sequence[NewOffer]) -> bytes:
    """The workbook to fill in; the services can be chosen from the facility's own list."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, guide = book.add_worksheet("服务记录"), book.add_worksheet("怎样填")
        strong, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for place, heading in enumerate(HEADINGS.values()):
            sheet.set_column(place, place, 20 if heading == "身份证号" else 13, text)
            sheet.write_string(0, place, heading, strong)
        names = [offer.name for offer in offers]
        if names and len(",".join(names)) <= 255:  # longer lists do not fit a cell's rule
            place = list(HEADINGS).index("service")
            rule = {"validate": "list", "source": names}
            sheet.data_validation(1, place, MOST_ROWS, place, rule)
        sheet.freeze_panes(1, 1)
        guide.set_column(0, 0, 70)
        for row, line in enumerate(HOW):
            guide.write_string(row, 0, line)
    return content.getvalue()


def read_rows(name: str, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by their number in the file, cells by the keys of HEADINGS. Raises SheetRefused."""
    try:
        lines = lines_of(name, content)
    except Unreadable as unreadable:
        raise SheetRefused(str(unreadable)) from unreadable
    titles = [cell.strip() for cell in lines[0]] if lines else []
    lacking = [HEADINGS[key] for key in NEEDED if HEADINGS[key] not in titles]
    if lacking:
        raise SheetRefused(f"第一行里没有{'、'.join(lacking)}列。请用下载的空表填写，不要改表头")
    places = {key: titles.index(word) for key, word in HEADINGS.items() if word in titles}
    filled = [(at, line) for at, line in enumerate(lines[1:], 2) if any(map(str.strip, line))]
    if not filled:
        raise SheetRefused("表里没有填写任何一行。请从第二行填起")
    if len(filled) > MOST_ROWS:
        raise SheetRefused(f"有 {len(filled)} 行，一次最多 {MOST_ROWS} 行。请分成几个文件")
    for number, line in filled:
        cells = ((key, line[at] if at < len(line) else "") for key, at in places.items())
        yield number, {key: _plain(text) for key, text in cells}


def told_of(cells: dict[str, str], find: Callable[[str, str], Person]) -> NewRecord:
    """What a row says; `find` gives the person by number and name. Raises RecordRefused."""
    told = {key: cells.get(key, "") for key in HEADINGS}
    lost = next((HEADINGS[key] for key, text in told.items() if text == LOST), "")
    if lost:
        raise RecordRefused("id_number", f"“{lost}”{LOST}", "请把这一列设成文本，重新填写")
    return NewRecord(
        person=find(told["id_number"], told["name"]),
        service=told["service"],
        day=_day(told["day"]),
        quantity=_whole("quantity", told["quantity"]) or 1,
        begins=_clock(told["begins"]),
        minutes=_whole("minutes", told["minutes"]),
        given_by=told["given_by"],
        note=told["note"],
        late=_is_late(told["late"]),
    )


def _plain(text: str) -> str:
    """Without the sign that says "text", and without what PostgreSQL cannot keep."""
    return text.replace("\x00", "").strip().removeprefix("'")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError as wrong:
        said = f"“{text[:20]}”不是日期" if text else "没有填日期"
        raise RecordRefused("day", said, "请写成 2026-10-08 的样子") from wrong


def _clock(text: str) -> str:
    if not text:
        return ""
    found = CLOCK.fullmatch(text)
    if found is None:
        raise RecordRefused("begins", f"“{text[:20]}”不是时间", "请写成 08:30 的样子，不知道的空着")
    return f"{int(found[1]):02d}:{found[2]}"


def _whole(column: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 6):
        raise RecordRefused(column, f"“{text[:20]}”不是整数", "请只填数字，不知道的空着")
    return int(text)


def _is_late(text: str) -> bool:
    if text not in ("", LATE, "否"):
        raise RecordRefused("late", f"“{text[:20]}”看不懂", f"补报的写“{LATE}”，不是的空着")
    return text == LATE
