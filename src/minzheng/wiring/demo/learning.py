"""The demo's pilots, study trip and courses. Places elsewhere and what was seen are invented."""

from datetime import date

from minzheng.engines.duties.api import Owner
from minzheng.engines.learning import api
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, towns

BEGUN, ENDED, TRIPPED, BACK = (
    date(2026, 7, 6), date(2026, 9, 30), date(2026, 10, 12), date(2026, 10, 14),
)  # fmt: skip
TAUGHT = date(2026, 10, 21)
SHEET = api.Paper("签到表.pdf", b"%PDF-1.4 a sheet of the demo")
ELDERS = ("rounds-done", "rounds-missed")
RELIEF = ("cases-in-time", "cases-days")
QUESTIONS = ("饭堂怎样做到不亏损？", "助餐员不够的时候怎样排班？")
ANSWERS = (
    "中午对外营业补晚上的亏空，菜品只有四种，采购和学校食堂一起招标。",
    "两人一组一周轮换；缺人由社工站顶班，顶班记工时、月底结算。",
)
RESULT = "换班以后没有再漏访，两位代办员的补贴没有增加；村里愿意接着做。"


def try_and_travel(staff: Staff, on: date) -> None:
    """A pilot that was copied to one town, one that runs; a trip with its report and a lesson."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    first = api.begin_pilot(_pilot("探访换班", 1, BEGUN, ENDED, ELDERS), by=clerk, on=BEGUN)
    api.end_pilot(head, first.pk, RESULT, worked=True, on=ENDED)
    copy = api.NewCopy(towns()[2].code, "照样做，先从人多的三个村开始", date(2026, 11, 30))
    api.copy_pilot(head, first.pk, copy, on=ENDED)
    running = _pilot("初审当天办", 2, date(2026, 10, 8), date(2026, 12, 31), RELIEF)
    api.begin_pilot(running, by=clerk, on=date(2026, 10, 8))
    trip = api.plan_trip(_trip(), by=clerk, on=BEGUN.replace(month=10))
    api.report_trip(clerk, trip.pk, ANSWERS, on=BACK)
    owner = Owner("town_head", towns()[1].code)
    lesson = api.NewLesson("一家饭堂试行中午对外营业", owner, "营业照片和一个月账本",
                           date(2026, 12, 15))  # fmt: skip
    api.add_lesson(clerk, trip.pk, lesson, on=on)
    _teach(staff)


def _teach(staff: Staff) -> None:
    """A course that most came to, and the next one."""
    clerk = staff.bureau("district_clerk")
    roles = ["town_clerk", "town_head", "village_worker"]
    first = api.NewCourse("低保办理新规定", DISTRICT, roles, TAUGHT, 3, "社会救助科",
                          "收入怎样认定、公示写什么、超期怎样算", None)  # fmt: skip
    row = api.plan_course(first, by=clerk, on=BACK)
    absent = list(row.seats.values_list("pk", flat=True)[:2])
    api.hold_course(clerk, row.pk, absent, SHEET, on=TAUGHT)
    second = api.NewCourse("探访和主动发现", DISTRICT, roles, date(2026, 11, 20), 2, "养老服务科",
                           "独居老人怎样探访，发现困难怎样报", None)  # fmt: skip
    api.plan_course(second, by=clerk, on=TAUGHT)


def _pilot(title: str, town: int, since: date, until: date, keys: tuple[str, ...]) -> api.NewPilot:
    tries = "每个村两位经办，一人不在另一人接着办，当天的事当天完。"
    return api.NewPilot(title, DISTRICT, towns()[town].code, since, until, tries, keys)


def _trip() -> api.NewTrip:
    return api.NewTrip("长者饭堂运营考察", DISTRICT, "虚构市河东区", TRIPPED, BACK,
                       "分管副局长、养老服务科两人", QUESTIONS)  # fmt: skip
