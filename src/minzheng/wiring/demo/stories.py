"""The stories of the demo: who applies when, and what happens on which working day after that.

Each state that the flows of 低保 can be in is reached by one of them, by the real verbs.
"""

from collections.abc import Callable, Iterator

from minzheng.wiring.demo import acting as act
from minzheng.wiring.demo import changing as change
from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.deeds import Act
from minzheng.wiring.demo.population import Home
from minzheng.wiring.demo.story import WELL_OFF, Acts, Story

YUAN = 100
PENSION, SAME_NAME_PENSION = 6_800 * YUAN, 1_860 * YUAN

APPLY = ((0, act.apply),)
TO_CHECK = (*APPLY, (1, act.accept), (3, act.visit))
TO_OPINION = (*TO_CHECK, (3, act.check))
TO_PUBLICITY = (*TO_OPINION, (4, act.opine))
GRANT = (*TO_PUBLICITY, (12, act.decide))
TO_DOUBT = (*TO_CHECK, (4, act.check_doubt))
# 80 working days before the demo's day is early July: the Law in whose name these families are
# helped is in force since 1 July, and three months have been paid by now.
LONG_AGO = 80


APPLICATIONS = (
    Story("draft", "草稿", 1, ((0, act.write_draft),)),
    Story("submitted", "今天提交，待受理", 0, APPLY, is_near=True),
    Story("helped", "协理员代填，待受理", 1, ((0, act.apply_with_help),), shapes.elder_alone,
          is_near=True),
    Story("accepted", "今天受理", 1, (*APPLY, (1, act.accept)), shapes.single_parent),
    Story("supplement", "一次性告知，等补材料", 4, (*APPLY, (1, act.ask_papers)),
          shapes.elder_couple, account="citizen_supplement"),
    Story("supplemented", "材料已补，待再审", 5,
          (*APPLY, (1, act.ask_papers), (5, act.bring_papers)), shapes.elder_alone, is_near=True),
    Story("visit_due", "入户调查今天到期", 4, (*APPLY, (1, act.accept), (2, act.check)),
          is_near=True),
    Story("check_due", "信息核对今天到期", 4, TO_CHECK, shapes.single_adult),
    Story("doubt", "核对存疑，等家庭举证", 5, TO_DOUBT, found=SAME_NAME_PENSION,
          account="citizen_doubt"),
    Story("recheck", "家庭已说明，待复核", 6, (*TO_DOUBT, (6, act.rebut)), found=SAME_NAME_PENSION),
    Story("opinion_due", "待初审", 5, TO_OPINION, shapes.three_generations, is_near=True),
    Story("publicity", "公示中", 6, TO_PUBLICITY),
    Story("cleared", "核对误差已消除，公示中", 10,
          (*TO_DOUBT, (5, act.rebut), (6, act.clear), (7, act.opine)), found=SAME_NAME_PENSION),
    Story("objected", "公示有异议，待复查", 8, (*TO_PUBLICITY, (6, act.object_to))),
    Story("second_publicity", "复查后再次公示", 13,
          (*TO_PUBLICITY, (7, act.object_to), (8, act.extend), (9, act.resurvey))),
    Story("decision_due", "公示期满，待确认", 11, TO_PUBLICITY, shapes.single_parent),
    Story("relative", "近亲属备案，待县级入户", 11,
          (*APPLY, (1, act.accept_relative), (3, act.visit), (3, act.check), (4, act.opine)),
          differs={"staff_relative": True}),
    Story("complained", "有投诉，县级入户后待确认", 16,
          (*TO_PUBLICITY, (5, act.complain), (14, act.district_visit))),
    Story("late_visit", "入户调查超期", 9, (*APPLY, (1, act.accept), (3, act.check))),
    Story("late_decision", "审核确认超期，总时限也超", 36, TO_PUBLICITY, shapes.elder_couple),
    Story("sent_back", "确认时退回复查", 15, (*TO_PUBLICITY, (13, act.send_back))),
    Story("approved", "刚批准，下月起发", 13, GRANT, account="citizen_approved"),
    Story("refused", "收入超标准，不予批准", 17, GRANT, means=WELL_OFF),
    Story("found_out", "查实养老金，不予批准", 22,
          (*TO_DOUBT, (6, act.rebut), (7, act.confirm_found), (8, act.opine), (17, act.decide)),
          shapes.elder_alone, found=PENSION),
    Story("not_accepted", "不属本地，不予受理", 6, (*APPLY, (1, act.send_away)),
          differs={"apply_place": 4}),
    Story("lapsed", "逾期没有补材料，终止", 20, (*APPLY, (1, act.ask_papers))),
    Story("unwilling", "不配合调查，终止", 12,
          (*APPLY, (1, act.accept), (3, act.check), (4, act.find_unwilling))),
    Story("withdrawn", "申请人撤回", 10, (*APPLY, (1, act.accept), (3, act.withdraw))),
)  # fmt: skip


def _later(*acts: tuple[int, Act]) -> Acts:
    """A grant long ago, then acts counted back from the demo's day."""
    return (*GRANT, *((LONG_AGO - before, each) for before, each in acts))


def _earns_more(a_head: int) -> Callable[[Home], Iterator[change.Noted]]:
    """The head's wage rises by so much for each member of the family."""

    def changes(home: Home) -> Iterator[change.Noted]:
        wage = home.family.members[0].income.get("wage_income", 0)
        yield 0, "wage_income", wage + a_head * len(home.people)

    return changes


def _earns_nothing(home: Home) -> Iterator[change.Noted]:
    """Everybody has lost what work there was."""
    for place, member in enumerate(home.family.members):
        for column in sorted(member.income.keys() & {"wage_income", "business_income"}):
            yield place, column, 0


REPORT_MORE = change.report("收入变化", _earns_more(150 * YUAN))
REPORT_MUCH_MORE = change.report("收入变化", _earns_more(1_500 * YUAN))
REPORT_LESS = change.report("收入变化", _earns_nothing)
DEATH_DECIDED = (
    (10, change.report_death(-1)), (9, change.review("拟减发")), (7, change.be_heard),
    (5, change.decide_change("因去世减发")),
)  # fmt: skip
CHANGES = (
    Story("death", "成员去世，变更待核查", LONG_AGO, _later((1, change.report_death(-1))),
          shapes.three_generations),
    Story("recovery", "去世后多发，已减发并追回", LONG_AGO, _later(*DEATH_DECIDED),
          shapes.three_generations),
    Story("all_dead", "独居老人去世，待停发", LONG_AGO,
          _later((2, change.report_death(0)), (1, change.review("全户去世"))), shapes.elder_alone),
    Story("dead_stopped", "独居老人去世，已停发", LONG_AGO,
          _later((12, change.report_death(0)), (11, change.review("全户去世")),
                 (8, change.decide_change("因去世停发"))), shapes.elder_alone),
    Story("hearing", "拟减发，听取意见中", LONG_AGO,
          _later((3, REPORT_MORE), (2, change.review("拟减发")))),
    Story("change_due", "已听取意见，待决定", LONG_AGO,
          _later((6, REPORT_MORE), (5, change.review("拟减发")), (3, change.be_heard))),
    Story("reduced", "已减发", LONG_AGO,
          _later((20, REPORT_MORE), (18, change.review("拟减发")), (16, change.be_heard),
                 (13, change.decide_change("减发")))),
    Story("raised", "已增发", LONG_AGO,
          _later((20, REPORT_LESS), (18, change.review("拟增发")),
                 (15, change.decide_change("增发")))),
    Story("exit", "就业增收，渐退期", LONG_AGO,
          _later((20, REPORT_MUCH_MORE), (18, change.review("拟渐退", raised_by_work="是")),
                 (16, change.be_heard), (13, change.decide_change("渐退")))),
    Story("stopped", "收入超标准，已停发", LONG_AGO,
          _later((20, REPORT_MUCH_MORE), (18, change.review("拟停发")), (16, change.be_heard),
                 (13, change.decide_change("停发")))),
    Story("kept", "核查后维持", LONG_AGO,
          _later((8, change.report("异常预警")), (6, change.review("无变化"))),
          shapes.elder_couple),
)  # fmt: skip


def allowance_stories(people: int) -> tuple[Story, ...]:
    """Every story of 低保 in a district of so many people: a bigger one has more in benefit."""
    return (*APPLICATIONS, *CHANGES, *_granted(max(6, min(105, people // 150))))


def _granted(count: int) -> Iterator[Story]:
    """Families helped since the summer: most from September on, the others later."""
    for place in range(count):
        starts = 80 - place % 27 if place % 5 else 52 - place % 24
        rated = ((14, act.rate_badly if place == 7 else act.rate),) if place % 4 == 3 else ()
        helped = ((0, act.apply_with_help), *GRANT[1:]) if place % 3 == 0 else GRANT
        shape = shapes.NEEDY[place % len(shapes.NEEDY)]
        yield Story(f"granted_{place}", "在保", starts, (*helped, *rated), shape)
