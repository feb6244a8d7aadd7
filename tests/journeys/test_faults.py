"""Bad input and faults: a clear message says what to do; nothing is lost or done twice."""

import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from .applying import answers_of, apply_for_the_family, begin, fill_in, sign, wages_of
from .driving import Crowd, Person
from .house import House

pytestmark = pytest.mark.browser

MEGABYTE = 1024 * 1024
LONGEST_NAME = "䶮" + "阿卜杜拉" * 4 + "·" + "买买提艾力江" * 3 + "古丽娜"  # 39 characters
WAGES = "近12个月平均每月的工资和打工收入"


def test_a_draft_outlives_the_session_and_a_double_click_sends_once(crowd: Crowd) -> None:
    family = crowd.on_a_phone("citizen_father")
    begin(family)
    fill_in(family, {**answers_of(family), WAGES: lose_the_session})
    sign(family)

    with family.page.expect_navigation():
        family.button("提交申请").dblclick()

    family.sees("申请已提交").opens("/my/cases/")
    assert family.text().count("最低生活保障申请") == 1


def lose_the_session(family: Person) -> None:
    """The session dies while she types; after signing in again what she typed is there."""
    where, typed = family.page.url, f"{wages_of(family.house)[0] / 100:.2f}"
    boxes = family.page.get_by_label("每月收入")
    for box, fen in zip(boxes.all(), wages_of(family.house), strict=False):
        box.fill(f"{fen / 100:.2f}")
    family.context.clear_cookies(name="sessionid")
    family.presses("保存并继续").sees("登录以后接着办刚才的事")
    family.gives_her_password("citizen_father")
    family.sees("刚才填的还在")
    assert family.page.url == where
    assert boxes.first.input_value() == typed


def test_two_officers_deciding_at_once_are_one_decision(crowd: Crowd) -> None:
    case = f"/desk/cases/{case_of_the_family(crowd)}/"
    clerks = [crowd.at_the_desk(key).opens(case) for key in ("town_clerk", "second_town_clerk")]
    for clerk in clerks:
        clerk.picks("材料齐全", "是").picks("与经办人员、村（居）委会成员有近亲属关系", "否")
        clerk.decides("受理")

    first, second = clerks
    first.sees("“受理审查”已办理为“受理”")
    second.sees("“受理审查”已由", "办理为“受理”", "请刷新").looks_around("desk-refused")


def case_of_the_family(crowd: Crowd) -> str:
    """The number of the family's case; it applies if it has not yet."""
    family = crowd.on_a_phone("citizen_father").opens("/my/cases/")
    links = family.page.get_by_role("link", name="最低生活保障申请")
    if not links.count():
        return apply_for_the_family(family)
    return str(links.first.get_attribute("href")).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("工资单.exe", b"MZ" + bytes(1000), "工资单.exe"),
        ("改了名的.pdf", b"MZ" + bytes(1000), "PDF"),
        ("录像.pdf", b"%PDF-" + bytes(21 * MEGABYTE), "有 21 MB，最多 20 MB"),
        ("空的.jpg", b"", "空"),
    ],
)
def test_a_wrong_upload_says_why_and_loses_nothing(
    crowd: Crowd, name: str, content: bytes, said: str
) -> None:
    number = case_of_the_family(crowd)
    family = crowd.on_a_phone("citizen_father").opens(f"/my/cases/{number}/papers/")

    family.fills("这是什么材料", "工资单").hands_in("照片或文件", name, content, "application/pdf")
    family.presses("上传").sees(said)

    assert family.page.get_by_label("这是什么材料").input_value() == "工资单"
    assert family.page.title().startswith("错误：")


def test_two_hundred_megabytes_are_not_kept(house: House) -> None:
    """The server answers what is said to be that large; it does not fall over."""
    there = urlsplit(house.url)
    head = (
        f"POST /sign-in/ HTTP/1.1\r\nHost: {there.netloc}\r\nContent-Length: {200 * MEGABYTE}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n\r\n--x\r\n"
    )
    with closing(socket.create_connection((there.hostname, there.port), timeout=20)) as line:
        line.sendall(head.encode())
        line.shutdown(socket.SHUT_WR)
        answer = line.recv(100)

    assert answer == b"" or answer.split()[1] in (b"400", b"403", b"413"), answer
    assert house.command("audit", "verify").returncode == 0


def test_a_day_that_never_was_is_named_and_what_was_typed_stays(crowd: Crowd) -> None:
    family = crowd.on_a_phone("citizen_mother").opens("/my/household/report/")
    family.page.get_by_role("radio").first.check()
    for words, text in (("年", "2026"), ("月", "2"), ("日", "30")):
        family.page.get_by_label(words, exact=True).fill(text)

    family.presses("申报").sees("没有 2026 年 2 月 30 日这一天，请核对")

    assert family.page.get_by_label("日", exact=True).input_value() == "30"
    assert family.page.title().startswith("错误：")


def test_money_in_words_is_refused_with_an_example(crowd: Crowd) -> None:
    visitor = crowd.on_a_phone().opens("/services/relief/dibao/check/")
    box = visitor.page.locator("input[inputmode=decimal]").first
    box.fill("八百多")

    visitor.presses("看结果").sees("八百多")

    assert box.input_value() == "八百多"


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "欧阳䶮", LONGEST_NAME])
def test_names_as_people_bear_them_are_taken(crowd: Crowd, name: str) -> None:
    neighbour = crowd.on_a_phone().opens(running_sheet(crowd))

    object_as(neighbour, name).sees("您的异议已经收到")


@pytest.mark.parametrize("name", ["王1", "长" * 41])
def test_what_cannot_be_a_name_is_told(crowd: Crowd, name: str) -> None:
    neighbour = crowd.on_a_phone().opens(running_sheet(crowd))

    object_as(neighbour, name).does_not_see("您的异议已经收到").sees("姓名")


def running_sheet(crowd: Crowd) -> str:
    """The objection form of a sheet that hangs now, whosever it is."""
    reader = crowd.on_a_phone().opens("/open/notices/")
    link = reader.page.locator("main a").filter(has_text="还有").first
    return f"{link.get_attribute('href')}object/"


def object_as(neighbour: Person, name: str) -> Person:
    neighbour.ticks("实名：留下姓名和电话，我们逐件核查，结果答复您")
    neighbour.page.get_by_label("您的姓名").evaluate("(box, name) => { box.value = name }", name)
    neighbour.fills("您的电话", "19900009999").fills("哪里不符合？", "家里有一辆车没有申报。")
    return neighbour.presses("提交异议")


def test_a_wrong_check_digit_is_told_in_words(house: House) -> None:
    said = house.command("id", "check", "110105194912310021")

    assert said.returncode == 1
    assert "最后一位校验不符" in said.stderr


def test_a_day_beyond_the_known_calendar_is_an_error_that_says_so(house: House) -> None:
    said = house.command("clock", "2031-02-10", "--working-days", "30")

    assert said.returncode == 1
    assert "2031年" in said.stderr
