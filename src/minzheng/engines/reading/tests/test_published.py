"""Ways of writing of published texts: pairs of numbers, lists, verbs of change, pasted lines."""

import pytest

from minzheng.engines.reading.api import read_text

PLAN = "石桥市民政局2024年工作总结\n一、工作情况\n（一）抓好落实。{}\n"


def figures(words: str) -> list[tuple[str, str, str]]:
    told = read_text(PLAN.format(words)).items[-1].figures
    return [(each.value, each.unit, each.measures) for each in told]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("城镇低保停发12户20人。", [("12", "户", "城镇低保"), ("20", "人", "城镇低保")]),
        (
            "农村低保新增30户41人，退出8户9人。",
            [("30", "户", "农村低保"), ("41", "人", "农村低保"),
             ("8", "户", "农村低保"), ("9", "人", "农村低保")],
        ),
        ("全县310户522人享受临时救助。",
         [("310", "户", "临时救助"), ("522", "人", "临时救助")]),
        ("午餐、晚餐两项补贴分别提高57%、230%。",
         [("57", "%", "午餐、晚餐两项补贴"), ("230", "%", "午餐、晚餐两项补贴")]),
        ("护理补贴和生活补贴分别惠及1200人和800人。",
         [("1200", "人", "护理补贴和生活补贴"), ("800", "人", "护理补贴和生活补贴")]),
        ("探访率为92%，高于全省平均水平6个百分点。",
         [("92", "%", "探访率"), ("6", "个百分点", "探访率")]),
        ("热线办结件数达到1200件。", [("1200", "件", "热线办结件数")]),
        ("惠及石桥2镇，31个村、6所学校。",
         [("2", "镇", "石桥"), ("31", "个", "村"), ("6", "所", "学校")]),
        ("加固堤防28公里，疏浚河道9公里，移动土石方63万方。",
         [("28", "公里", "堤防"), ("9", "公里", "河道"), ("63", "万方", "土石方")]),
        ("铺设管道2500m。", [("2500", "m", "管道")]),
        ("供养标准为人年6240元。", [("6240", "元", "供养标准")]),
        ("累计完成投资920万。", [("920", "万", "投资")]),
        ("志愿服务时长翻一番。", [("1", "番", "志愿服务时长")]),
        ("护理站覆盖城区和80%以上镇。", [("80", "%", "镇")]),
        ("38项改厕工程总投资1900万元。",
         [("38", "项", "改厕工程"), ("1900", "万元", "改厕工程总投资")]),
        ("解决60多万农村人口饮水。", [("60", "万", "农村人口")]),
        ("工业利润由上年下降2.3%转为增长8.5%。",
         [("2.3", "%", "工业利润"), ("8.5", "%", "工业利润")]),
        ("建成综合为老服务中心7个。", [("7", "个", "综合为老服务中心")]),
        ("60岁及以上人口已突破12万，失能老人约3万。",
         [("12", "万", "60岁及以上人口"), ("3", "万", "失能老人")]),
        ("城镇新增就业31万人。", [("31", "万人", "城镇新增就业")]),
        ("减少办事材料25件，减少办事时限18个工作日。",
         [("25", "件", "办事材料"), ("18", "个工作日", "办事时限")]),
        ("减少企业税负35亿元左右、涉企收费约20亿元。",
         [("35", "亿元", "企业税负"), ("20", "亿元", "涉企收费")]),
        ("减少贫困人口100万以上。", [("100", "万", "贫困人口")]),
        ("全县现有三家长者食堂。", [("3", "家", "长者食堂")]),
        ("为90名困难老人每人每年发放300元慰问金。",
         [("90", "名", "困难老人"), ("300", "元", "慰问金")]),
        ("特教班招收了44名学生。", [("44", "名", "学生")]),
        ("全村林地面积1600亩，辖九个村民小组，266户。",
         [("1600", "亩", "林地面积"), ("9", "个", "村民小组"), ("266", "户", "村民小组")]),
        ("建档立卡户119户592人，风险消除户3户4人。",
         [("119", "户", "建档立卡户"), ("592", "人", "建档立卡户"),
          ("3", "户", "风险消除户"), ("4", "人", "风险消除户")]),
        ("监测户1户2人。", [("1", "户", "监测户"), ("2", "人", "监测户")]),
        ("制造业增加值占生产总值比重35%。", [("35", "%", "制造业增加值占生产总值比重")]),
        ("确保东区、西区50%的村社建成食堂。", [("50", "%", "村社")]),
        ("环境报告书14个工作日内、报告表7个工作日内办结。",
         [("14", "个工作日", "环境报告书"), ("7", "个工作日", "报告表")]),
        ("给予3万元-5万元的资金支持。",
         [("3", "万元", "资金支持"), ("5", "万元", "资金支持")]),
        ("火化遗体3万多具。", [("3", "万具", "遗体")]),
        ("全州组建应急队伍2支30人。",
         [("2", "支", "应急队伍"), ("30", "人", "应急队伍")]),
    ],
)  # fmt: skip
def test_a_figure_is_named_as_published_texts_name_it(
    words: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert figures(words) == wanted


def test_a_row_that_begins_behind_its_heading_is_read() -> None:
    told = read_text(
        "石桥市工作总结\n一、救助工作有新进展1.低保规范。全年核查低保对象300户，发现问题及时纠正。\n"
        "2.特困有靠。落实照料护理，逐户签订协议。3.临时救助及时。坚持急事急办。\n二、打算\n继续努力。\n"
    )

    assert [(each.path, each.heading) for each in told.items] == [
        ("一", "救助工作有新进展"), ("一/1", "低保规范"), ("一/2", "特困有靠"),
        ("一/3", "临时救助及时"), ("二", "打算"),
    ]  # fmt: skip


def test_a_text_without_line_breaks_is_parted_at_its_marks() -> None:
    told = read_text(
        "石桥市工作方案\n现制定如下方案。一、总体要求。坚持以人为本。二、主要任务。（一）建设站点。"
        "年底前建成站点5个。（二）培训队伍。每年培训不少于2次。三、保障措施。加强领导，落实责任。\n"
    )

    assert [each.path for each in told.items] == ["一", "二", "二/（一）", "二/（二）", "三"]


def test_a_number_in_a_sentence_parts_nothing() -> None:
    told = read_text(
        "石桥市工作方案\n一、总体要求\n按照市里部署，方案共分两步。2、3月份摸底调查，4月份全面铺开，年底前完成验收。\n"
        "二、保障\n加强领导。\n"
    )

    assert [each.path for each in told.items] == ["一", "二"]


def test_a_sentence_that_sets_a_rhythm_is_no_heading() -> None:
    told = read_text(
        "石桥市例会制度\n一、召开\n（一）例会一般每月召开1-2次。需要时可以加开。\n二、记录\n"
    )

    assert [(each.path, each.heading) for each in told.items][1] == ("一/（一）", "")
    assert [(each.months, each.at_least) for each in told.items[1].rhythms] == [(1, 1)]
    assert told.items[1].figures == ()


def test_the_second_page_of_a_text_may_begin_with_its_third_part() -> None:
    told = read_text(
        "石桥市工作计划\n三、下半年打算\n（一）抓工程。开工2处。\n四、保障\n加强领导。\n"
    )

    assert [each.path for each in told.items] == ["三", "三/（一）", "四"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("登记失业率控制在4.5%以内。", "target"),
        ("建成食堂12家，完成目标任务的120%。", "achieved"),
        ("农村公墓建设任务是新增15处。", "target"),
    ],
)
def test_bounds_and_shares_of_a_task(words: str, status: str) -> None:
    told = read_text(f"石桥市民政局简报\n一、综合\n（一）进展。{words}\n").items[-1].figures

    assert told[-1].status == status


def test_a_bulletin_looks_back_though_a_notice_sends_it() -> None:
    told = read_text(
        "关于印发石桥市民政统计公报的通知\n一、综合\n全市有村30个。\n二、救助\n情况见表。\n"
    )

    assert told.items[0].figures[0].status == "achieved"


def test_marks_behind_headings_nest_in_one_line() -> None:
    told = read_text(
        "石桥镇工作总结今年以来，全镇上下一心，现将情况总结如下：一、2023年任务完成情况（一）重点任务"
        "1.帮扶到户。走访88户，逐户建账。2.规划到村。编制规划3个。"
    )

    assert [(each.path, each.heading) for each in told.items] == [
        ("一", "2023年任务完成情况"), ("一/（一）", "重点任务"),
        ("一/（一）/1", "帮扶到户"), ("一/（一）/2", "规划到村"),
    ]  # fmt: skip


def test_numbers_may_go_on_through_the_parts() -> None:
    told = read_text(
        "石桥市若干政策举措\n一、简化手续\n1.网上办。开通网上受理。\n2.限时办。压缩时限。\n"
        "二、建设项目\n3.早谋划。安排前期费4000万元。\n4.早开工。加强调度。\n"
    )

    assert [each.path for each in told.items] == ["一", "一/1", "一/2", "二", "二/3", "二/4"]
    assert told.items[4].figures[0].status == "target"


def test_so_many_a_year_is_no_rhythm() -> None:
    told = read_text(
        "石桥市工作汇报\n一、现状\n（一）需求。按每年6‰估算，每年将有900多人。火化率不足20%。\n"
    )

    assert told.items[-1].rhythms == ()
    assert told.items[-1].figures[-1].measures == "火化率"
