"""Staff in spreadsheets: the sheet to fill in, the filled-in one read, the list taken out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from minzheng.engines.staffing.coded import CERTIFICATES, DEGREES, FULL, POSTS, SKILL_LEVELS
from minzheng.engines.staffing.employing import NewCertificate, NewStaff
from minzheng.engines.staffing.errors import SheetRefused, StaffRefused
from minzheng.engines.staffing.models import Employment
from minzheng.registers.spreadsheets import LOST, Unreadable, lines_of

HEADINGS = {
    "name": "姓名", "id_number": "身份证号", "phone": "手机号", "post": "岗位", "since": "入职日期",
    "share": "工时比例", "degree": "学历", "graduated_on": "毕业日期",
    "in_care_since": "从事护理起", "kind": "证书", "level": "等级", "number": "证书编号",
    "issuer": "发证机构", "issued_on": "发证日期", "valid_until": "有效期至",
}  # fmt: skip
NEEDED = ("name", "id_number", "post", "since")
OUT = (
    "姓名", "身份证号（部分）", "岗位", "工时比例", "入职日期", "离职日期", "证书", "证书编号",
    "有效期至",
)  # fmt: skip
HOW = (
    "一行是一位在岗人员。姓名、身份证号、岗位、入职日期必填，其余可以空着。",
    f"岗位写：{'、'.join(POSTS.values())}。",
    "工时比例：全职写 100，半天写 50；不填按 100 算。",
    "证书一行写一本；有几本的，录入以后在她的页面补。已经过期的证书不能录。",
    "日期写成 2026-10-08。有一处不对，整份都不录入，会逐处告诉您。",
)
MOST_ROWS = 500


def template() -> bytes:
    """The workbook to fill in; posts can be chosen."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, guide = book.add_worksheet("人员"), book.add_worksheet("怎样填")
        _heads(book, sheet, tuple(HEADINGS.values()))
        for key, words in (("post", POSTS), ("degree", DEGREES), ("kind", CERTIFICATES)):
            place = list(HEADINGS).index(key)
            rule = {"validate": "list", "source": list(words.values())}
            sheet.data_validation(1, place, MOST_ROWS, place, rule)
        guide.set_column(0, 0, 90)
        for row, line in enumerate(HOW):
            guide.write_string(row, 0, line)
    return content.getvalue()


def workbook_of(rows: Iterable[Employment]) -> bytes:
    """The staff with their certificates, a line each; numbers masked."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("从业人员")
        _heads(book, sheet, OUT)
        for at, line in enumerate(_lines(rows), 1):
            for place, text in enumerate(line):
                sheet.write_string(at, place, text)
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
    if not filled or len(filled) > MOST_ROWS:
        raise SheetRefused(f"表里有 {len(filled)} 行，要有 1 到 {MOST_ROWS} 行，从第二行填起")
    for number, line in filled:
        cells = ((key, line[at] if at < len(line) else "") for key, at in places.items())
        yield number, {key: _plain(text) for key, text in cells}


def staff_told(cells: dict[str, str]) -> NewStaff:
    """What a row says of the person. Raises StaffRefused."""
    told = {key: cells.get(key, "") for key in HEADINGS}
    if LOST in told.values():
        raise StaffRefused(f"{LOST}。请把这一列设成文本，重新填写", "id_number")
    since = _day(told, "since")
    if since is None:
        raise StaffRefused("没有填入职日期，请写成 2026-10-08 的样子", "since")
    return NewStaff(
        name=told["name"], id_number=told["id_number"], phone=told["phone"], since=since,
        post=_code(POSTS, told["post"], "post"), share=_whole(told["share"] or str(FULL)),
        degree=_code(DEGREES, told["degree"], "degree") if told["degree"] else "",
        graduated_on=_day(told, "graduated_on"), in_care_since=_day(told, "in_care_since"),
    )  # fmt: skip


def certificate_told(cells: dict[str, str]) -> NewCertificate | None:
    """What a row says of a certificate; None where it names none. Raises StaffRefused."""
    told = {key: cells.get(key, "") for key in HEADINGS}
    if not told["kind"]:
        return None
    issued = _day(told, "issued_on")
    if issued is None:
        raise StaffRefused("没有填发证日期，请写成 2026-10-08 的样子", "issued_on")
    levels = {str(level): words for level, words in SKILL_LEVELS.items()}
    level = _code(levels, told["level"], "level") if told["level"] else "0"
    return NewCertificate(
        _code(CERTIFICATES, told["kind"], "kind"), told["number"], told["issuer"], issued,
        _day(told, "valid_until"), int(level),
    )  # fmt: skip


def _heads(book: xlsxwriter.Workbook, sheet: Worksheet, words: Sequence[str]) -> None:
    strong, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for place, heading in enumerate(words):
        sheet.set_column(place, place, 20 if "号" in heading else 14, text)
        sheet.write_string(0, place, heading, strong)
    sheet.freeze_panes(1, 1)


def _lines(rows: Iterable[Employment]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        own = (
            row.name, row.id_masked, row.post_name, f"{row.share}%", f"{row.since}",
            f"{row.until or ''}",
        )  # fmt: skip
        papers = list(row.certificates.all())
        for paper in papers:
            yield (*own, paper.title, paper.number, f"{paper.valid_until or '长期'}")
        if not papers:
            yield (*own, "", "", "")


def _plain(text: str) -> str:
    """Without the sign that says "text", and without what PostgreSQL cannot keep."""
    return text.replace("\x00", "").strip().removeprefix("'")


def _day(told: dict[str, str], column: str) -> date | None:
    text = told[column]
    if not text:
        return None
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError as wrong:
        said = f"“{text[:20]}”不是日期。请写成 2026-10-08 的样子"
        raise StaffRefused(said, column) from wrong


def _code(words: Mapping[str, str], text: str, column: str) -> str:
    """The code of what was written, by its words, or by the code itself where it is a number."""
    table = dict(words)
    for code, word in table.items():
        if text == word or (text == code and code.isdecimal()):
            return str(code)
    raise StaffRefused(f"“{text[:20]}”不在可选的里面：{'、'.join(table.values())}", column)


def _whole(text: str) -> int:
    plain = text.removesuffix("%")
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 3):
        raise StaffRefused(f"“{text[:20]}”不是整数，全职写 100", "share")
    return int(plain)
