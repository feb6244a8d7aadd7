"""A month of departments' data: in by two people, a death still paid found at night, worked off."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.registers.masking import mask_name

from .driving import PHONE, Crowd, Person
from .house import ROOT, House, environment

pytestmark = pytest.mark.browser

VILLAGE = "440118901001"  # of the village worker whom the sign-in page lists first
HEADERS = ("死者证件号码", "死者姓名", "性别", "出生日期", "死亡日期", "死亡地点", "证明书编号",
           "签发日期", "签发机构")  # fmt: skip
SETTLED = re.compile("检查完毕|已入库")
RULE, SAYS = "医学证明死亡仍在领", "的死亡医学证明登记为"
SEEN = "邻居说老人九月底在镇卫生院去世，看了死亡医学证明原件，存折还在侄女手里。"
MET = "见到本人和家属，愿意申请，下周带证件到村委会。"
One = Mapping[str, Any]


@dataclass
class Month:
    """Who is who in the district, and those the files of this month tell of."""

    crowd: Crowd
    people: list[One]
    residents: str
    officers: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, crowd: Crowd) -> "Month":
        told = known_to_departments(crowd.house)
        return cls(crowd, told["people"], told["residents"])

    @property
    def today(self) -> date:
        return self.crowd.house.today()

    @property
    def died(self) -> One:
        """The oldest who is paid in the village worker's village."""
        paid = [each for each in self.people if each["paid"] and each["village"] == VILLAGE]
        return min(paid, key=lambda each: str(each["born"]))

    @property
    def masked(self) -> str:
        """As lists name her."""
        return mask_name(self.died["name"])

    @property
    def others(self) -> list[One]:
        """The oldest of each household that is not paid, in other villages."""
        free = [each for each in self.people if not each["paid"] and each["village"] != VILLAGE]
        old = sorted(free, key=lambda each: str(each["born"]), reverse=True)
        return list({each["household"]: each for each in old}.values())

    def at(self, key: str) -> Person:
        """Each signs in once and stays at her desk."""
        if key not in self.officers:
            self.officers[key] = self.crowd.at_the_desk(key)
        return self.officers[key]


def known_to_departments(house: House) -> dict[str, Any]:
    """Names and numbers in clear, from a process that has the house's keys."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.departments"],
        env={**environment(house.data_dir), "DJANGO_SETTINGS_MODULE": "minzheng.wiring.settings"},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_death_still_paid_is_found_and_stopped(crowd: Crowd) -> None:
    month = Month.of(crowd)

    the_clerk_brings_the_deaths_and_the_residents(month)
    the_head_accepts_and_the_board_is_fresh(month)
    the_night_finds_the_death_once(month)
    somebody_calls_at_the_door(month)
    the_village_looks_after_its_own(month)
    the_town_judges_it_and_the_case_is_open(month)
    the_figures_and_the_list_agree(month)

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def the_clerk_brings_the_deaths_and_the_residents(month: Month) -> None:
    """1. A file with faults: each told with row, column, rule and remedy; to be taken home."""
    clerk = month.at("data_clerk").opens("/desk/feeds/")
    assert "逾期" in row_of(clerk, "死亡医学证明")
    clerk.follows("死亡医学证明").looks_around("feeds-feed").follows("报送文件")
    deliver(clerk, "2026年11月死亡.csv", deaths_of(month), month.today)
    settle(clerk).looks_around("feeds-checked")

    clerk.sees("应填未填", "与前面的行重复", "证件号码最后一位校验不符")
    clerk.follows("逐行看").sees("对照证件核对每一位", "补填这一项").looks_around("feeds-report")
    home = clerk.takes(str(clerk.page.get_by_role("link", name="CSV").get_attribute("href")))
    clerk.page.go_back()
    told = home.decode("utf-8-sig")
    for words in ("校验不符", "应填未填", "重复"):
        assert words in told, told
    assert month.died["number"] not in told
    clerk.sees("报送登记和接收须由两位不同的人员办理", "请由另一位数据人员接收")

    clerk.opens("/desk/feeds/residents/deliver/")
    deliver(clerk, "户籍人口.csv", residents_of(month), month.today - timedelta(days=1))
    settle(clerk)


def the_head_accepts_and_the_board_is_fresh(month: Month) -> None:
    """The second person says why she takes a file in which a third of the rows is bad."""
    head = month.at("data_head").opens("/desk/feeds/").sees("等待接收")
    accept(head, f"deaths-{month.today:%Y%m%d}", "错的两行已退回卫健局改正，其余先入库")
    accept(head, f"residents-{month.today - timedelta(days=1):%Y%m%d}")
    head.opens("/desk/feeds/").looks_around("feeds-board-fresh")
    for feed in ("死亡医学证明", "户籍人口"):
        assert "正常" in row_of(head, feed)


def the_night_finds_the_death_once(month: Month) -> None:
    """2. Run as the scheduler runs it; a second run says the same and changes nothing."""
    first, again = night(month), night(month)

    assert first["raised"] > 0
    assert (again["raised"], again["closed"]) == (0, 0)
    assert (again["population"], again["findings"]) == (first["population"], first["findings"])


def night(month: Month) -> dict[str, Any]:
    """One run of the night."""
    done = month.crowd.house.command("night", "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def somebody_calls_at_the_door(month: Month) -> None:
    """On a phone, with a note."""
    caller = month.crowd.at_the_desk("second_town_clerk", PHONE).opens("/desk/alerts/")
    caller.sees(f"{month.masked}{SAYS}").looks_around("alerts-list")
    caller.follows(month.masked, beside=SAYS).sees("仍在领待遇").looks_around("alert")
    caller.follows("上门记录").looks_around("alert-visit").fills("见到了谁，情况怎样", SEEN)
    caller.presses("上门记录").sees("上门情况已记下", SEEN)


def the_village_looks_after_its_own(month: Month) -> None:
    """What was raised for the village worker she works on her phone."""
    worker = month.crowd.at_the_desk("village_worker", PHONE).opens("/desk/alerts/")
    worker.follows(re.compile("."), beside="没有领").follows("上门记录")
    worker.fills("见到了谁，情况怎样", MET).presses("上门记录").sees("上门情况已记下", MET)


def the_town_judges_it_and_the_case_is_open(month: Month) -> None:
    """True: the change case of everything she was paid opens."""
    clerk = month.at("town_clerk").opens("/desk/").sees("条没有办结").opens("/desk/alerts/")
    clerk.follows(month.masked, beside=SAYS).sees("已上门", SEEN).follows("判定")
    clerk.ticks("属实：预警说的情况存在").ticks("开复核办件")
    clerk.fills("依据", "上门看了死亡医学证明原件，属实").presses("判定")
    clerk.sees("已判定“属实”")
    clerk.opens("/desk/alerts/").does_not_see(f"{month.masked}{SAYS}")
    clerk.page.go_back()
    clerk.follows(re.compile("^开复核办件")).sees(month.died["name"], "死亡", "办理中")


def the_figures_and_the_list_agree(month: Month) -> None:
    """The rule's precision; the number of the dead opens the very list."""
    head = month.at("district_head").opens("/desk/alerts/rules/").looks_around("alert-rules")
    head.follows(RULE).sees("属实率", "100%").looks_around("alert-rule")

    head.opens("/desk/population/").looks_around("population")
    dead = counted(r"近 12 个月去世 (\d+) 人", head)
    head.follows(re.compile("近12个月去世的人")).looks_around("population-deaths")
    head.follows("看名单").sees(month.masked).looks_around("population-list")
    listed = head.page.get_by_role("row").count() - 1  # without the head of the table
    assert dead == listed == counted(r"共 (\d+) 人", head)


def counted(words: str, person: Person) -> int:
    """A number that the page tells in these words."""
    found = re.search(words, person.text())
    assert found, person.text()
    return int(found[1])


def test_a_row_without_a_valid_number_is_settled_by_hand_and_taken_back(crowd: Crowd) -> None:
    month = Month.of(crowd)
    clerk = month.at("data_clerk").opens("/desk/feeds/deaths/deliver/")
    whose = month.others[5]
    row = death(misread(whose), month, 50)
    deliver(clerk, "补报.csv", csv_of([HEADERS, row], "gb18030"), month.today)
    delivery = settle(clerk).page.locator("h1 + *").first.inner_text()
    accept(month.at("data_head"), delivery)

    masked = mask_name(whose["name"])
    clerk.opens("/desk/linkage/").sees("像是同一人，把握不够").looks_around("linkage-queue")
    clerk.follows(masked).sees("只差一位，或者相邻两位颠倒", "性别不同").looks_around(
        "linkage-pair"
    )
    pair = clerk.page.url
    clerk.page.get_by_label(re.compile("^是同一人")).check()
    clerk.fills("凭什么判断", "与户籍底册核对，是抄写错误")
    clerk.presses("保存，看下一对").sees("已记录")
    clerk.opens("/desk/linkage/").follows("处理记录").sees("是同一人", "待写入")
    clerk.looks_around("linkage-rulings").presses("现在写入").sees("已写入 1 个新版本")

    clerk.follows("撤销").fills("为什么撤销", "家属说明是同名的另一人")
    clerk.presses("撤销").sees("已撤销", "回到待处理")
    clerk.opens("/desk/linkage/").follows("处理记录").sees("已撤销").presses("现在写入")
    clerk.sees("已写入 1 个新版本").opens("/desk/linkage/").sees(masked)
    assert clerk.opens(pair).button("保存，看下一对").is_visible()
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def misread(one: One) -> One:
    """The number, the sex and the birthday as somebody took them down who could not read them."""
    born = str(one["born"])
    other = "07-25" if born[5:7] != "07" else "03-19"
    sex = "女" if one["sex"] == "男" else "男"
    return {**mistyped(one), "sex": sex, "born": f"{born[:5]}{other}"}


def accept(head: Person, delivery: str, why: str = "") -> None:
    """Take the good rows of a delivery in, with a reason where something stands against it."""
    head.opens("/desk/feeds/").follows(re.compile(delivery)).follows("接收")
    if why:
        head.fills("仍要接收的理由", why)
    settle(head.presses("接收入库"))


def row_of(person: Person, words: str) -> str:
    """The row of a table that begins with these words."""
    return person.page.get_by_role("row").filter(has_text=words).last.inner_text()


def deliver(clerk: Person, name: str, content: bytes, day: date) -> None:
    """Hand in a file for a day."""
    clerk.writes_day(day).hands_in("数据文件", name, content, "text/csv").presses("报送")
    clerk.sees("已收到，批次号")


def settle(person: Person) -> Person:
    """Look again until the work behind the page is done."""
    for _ in range(40):
        if SETTLED.search(person.page.locator("main").inner_text()):
            return person
        assert person.page.get_by_role("progressbar").count(), person.text()
        person.page.wait_for_timeout(250)
        person.follows("刷新看进度")
    raise AssertionError(person.text())


def deaths_of(month: Month) -> bytes:
    """Three good rows; a wrong check digit, no day of death, and one row twice."""
    good = [month.died, *month.others[:2]]
    wrong, dayless = month.others[2:4]
    lines = [death(each, month, place) for place, each in enumerate(good)]
    lines += [death(mistyped(wrong), month, 7), death(dayless, month, 8, on=None), lines[1]]
    return csv_of([HEADERS, *lines], "gb18030")


def death(one: One, month: Month, place: int, *, on: date | None = date(2026, 9, 28)) -> list[str]:
    return [
        one["number"], one["name"], one["sex"], one["born"], on.isoformat() if on else "",
        "医疗卫生机构", f"4401{place:06d}", (month.today - timedelta(days=2)).isoformat(),
        "云岭街道卫生院",
    ]  # fmt: skip


def mistyped(one: One) -> One:
    """With another last figure."""
    number = one["number"]
    return {**one, "number": number[:-1] + ("1" if number[-1] != "1" else "2")}


def residents_of(month: Month) -> bytes:
    """The whole list again, with one address made exact."""
    rows = list(csv.reader(io.StringIO(month.residents)))
    place = rows[0].index("住址")
    rows[1][place] += "之二"
    return csv_of(rows, "utf-8-sig")


def csv_of(rows: Iterable[Iterable[str]], encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)
