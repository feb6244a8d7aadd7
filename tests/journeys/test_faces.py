"""People at every face: a neighbour, an old man who books, an institution, a director."""

import re

import pytest

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

NUMBER = ".copy-value"


def test_a_neighbour_tells_of_somebody_and_the_village_looks(crowd: Crowd) -> None:
    neighbour = crowd.on_a_phone().opens("/tips/")
    neighbour.follows("云岭街道").follows("说不清是哪个村（社区）")
    neighbour.checks(neighbour.page.get_by_role("radio").first)
    neighbour.fills("看到了什么", "独居老人两天没有开门，敲门没人应")
    neighbour.presses("告诉民政部门").sees("收到了，谢谢您").looks_around("portal-tip-received")
    number = neighbour.page.locator(NUMBER).first.inner_text()

    clerk = crowd.at_the_desk("town_clerk").opens("/desk/tips/")
    clerk.follows(number).presses("接办").sees("独居老人两天没有开门")

    neighbour.opens(f"/tips/progress/?number={number}")
    neighbour.fills("回执号", number).presses("查询").sees("正在处理")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_somebody_books_without_an_account_and_cancels(crowd: Crowd) -> None:
    guest = crowd.on_a_phone().opens("/booking/").follows("结婚登记").looks_around("portal-book")
    guest.checks(guest.page.get_by_role("radio").first)
    guest.fills("谁来办", "汤永康").fills("手机号", "13800138003")
    guest.presses("预约").sees("约好了", "请带上")
    number = guest.page.locator(NUMBER).first.inner_text()

    guest.follows("改时间或取消").fills("手机号后四位", "8003").presses("查预约").sees(number)
    guest.presses("取消这个预约").sees("已取消")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_an_institution_takes_somebody_in_by_the_phone(crowd: Crowd) -> None:
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    house.sees("今天要做的事").looks_around("provider-duties").follows("服务对象")
    before = house.page.locator("tbody tr").count()
    house.follows("登记新来的人").looks_around("provider-newcomer").fills("姓名", "何秋月").fills(
        "身份证号", "440118195001010010"
    )
    house.checks(house.page.get_by_label("入住", exact=True))
    house.fills("房间床位", "309-1").presses("登记")

    house.sees("已登记 何秋月", "309-1")
    assert house.page.locator("tbody tr").count() == before + 1
    house.follows("何秋月").does_not_see("440118195001010010").follows("登记离开")
    house.checks(house.page.get_by_label("离开回家"))
    house.presses("登记离开").sees("已登记何秋月离开").does_not_see("309-1")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_a_director_goes_from_the_figure_to_the_list(crowd: Crowd) -> None:
    head = crowd.at_the_desk("district_head").opens("/desk/board/").looks_around("desk-board")
    said = head.page.locator("main .facts-value").first.inner_text()
    head.page.locator("main dd a").first.click()
    head.sees("在发待遇", said).looks_around("desk-figure")

    head.opens("/desk/map/").looks_around("desk-map")
    head.follows(re.compile("云岭街道")).sees("云岭街道")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_an_officer_finds_by_letters_and_by_the_end_of_a_number(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("town_clerk").opens("/desk/cases/")
    first = clerk.page.locator("a.row-link").first
    number, name = first.inner_text(), name_beside(clerk)

    clerk.opens(f"/desk/search/?q={name}").sees(name).looks_around("desk-search")
    clerk.opens(f"/desk/search/?q={number}")
    assert number in clerk.page.url  # one case: straight to it
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def name_beside(person: Person) -> str:
    """Whom the first row of the list is about."""
    cells = person.page.locator("tbody tr").first.locator("td, th").all_inner_texts()
    return next(cell for cell in cells if re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", cell.strip()))
