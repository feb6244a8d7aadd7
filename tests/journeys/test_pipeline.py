"""A project from the library to acceptance by two, and the risk that its price is found to be."""

import re
from datetime import date

import pytest

from .driving import PDF, Crowd, Person

pytestmark = pytest.mark.browser

TITLE, CODE = "示例社区颐养驿站", "91440118MA9Y12347G"
TODAY, LATER = date(2026, 11, 2), date(2027, 6, 30)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR site"


def test_a_project_from_the_library_to_acceptance(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk").opens("/desk/pipeline/")
    clerk.looks_around("pipeline").sees("松涧康养合体项目", "节点逾期", "亿元合体项目")
    comes_in(clerk)
    address = clerk.page.url
    approved(crowd, clerk, address)
    built(clerk)
    paid(crowd, clerk, address)
    accepted(crowd, address)
    shown = clerk.opens(address).looks_around("pipeline-project")
    shown.sees("已付或到位", "验收", "单价异常")
    nobody = crowd.on_a_phone().opens("/open/pipeline/").looks_around("open-pipeline")
    nobody.sees(TITLE).does_not_see("周敏仪", "单价异常")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def comes_in(clerk: Person) -> None:
    """What is wrong is said and nothing is lost; then it is registered."""
    clerk.follows("提出项目").fills("项目名称", TITLE).ticks("民生工程")
    clerk.chooses("在哪里", "云岭街道").fills("内容和规模", "改造一处旧厂房，二十张床")
    clerk.fills("计划投资（元）", "0").fills("床位（张）", "20").fills("责任岗位", "养老服务科")
    clerk.fills("绩效指标 1", "新增床位").fills("指标 1 目标数", "20")
    clerk.fills("指标 1 单位", "张").fills("指标 1 权重", "100")
    day(clerk, "计划开工", TODAY)
    day(clerk, "计划完工", LATER)
    clerk.presses("登记").sees("计划投资要大于 0")
    clerk.fills("计划投资（元）", "1000000").presses("登记").sees("已登记")


def approved(crowd: Crowd, clerk: Person, address: str) -> None:
    """Library, review, money by source; the head approves only when the sums close."""
    closes(clerk, "入库", "入库表 7 号")
    closes(clerk, "评审", "四项评审意见")
    head = crowd.at_the_desk("district_head").opens(address)
    head.follows("办理：批准").fills("文号或凭据名称", "示例批〔2026〕9号").presses("保存")
    head.sees("各来源合计")
    clerk.follows("登记资金来源").chooses("哪笔资金", "民生工程资金")
    clerk.fills("文号或协议编号", "示例民发〔2026〕9号").fills("金额（元）", "1000000")
    clerk.presses("保存").sees("已登记 1,000,000.00 元")
    head.presses("保存").sees("已办理：批准")
    clerk.opens(address)


def built(clerk: Person) -> None:
    """The contract's price is above the market: the page says so at once."""
    clerk.follows("登记合同").fills("承包方的统一社会信用代码", CODE)
    clerk.page.get_by_label("从哪个来源付").select_option(index=1)
    clerk.fills("合同名称", "施工合同").fills("合同编号", "SG-J1").fills("合同金额（元）", "800000")
    day(clerk, "签订日", TODAY)
    clerk.fills("主要材料或服务", "混凝土（立方米）").fills("单价（元）", "700")
    clerk.fills("市场价低（元）", "430").fills("市场价高（元）", "510")
    clerk.presses("保存").sees("合同已登记", "单价异常")
    for name, document in (("招标签约", "中标通知书"), ("开工", "开工报告"), ("施工", "监理意见")):
        closes(clerk, name, document)
    clerk.follows("登记节点").fills("节点", "完工")
    day(clerk, "应完成", TODAY)
    clerk.presses("保存").sees("已登记节点")
    clerk.follows(re.compile("^完成")).fills("在哪里拍的", "一楼大厅")
    clerk.hands_in("照片", "现场.png", PNG, "image/png").presses("保存").sees("节点已完成")
    clerk.follows("报月度进度").fills("到月底累计完成百分之几", "100").fills(
        "这个月做了什么", "完工"
    )
    clerk.presses("保存").sees("进度")


def paid(crowd: Crowd, clerk: Person, address: str) -> None:
    """Asked for, approved, paid: three people."""
    clerk.follows(re.compile("^申请付款")).fills("申请付款（元）", "300000")
    clerk.fills("发票号码", "J-000001").fills("用途", "进度款")
    clerk.hands_in("发票文件", "发票.pdf", PDF, "application/pdf")
    clerk.presses("保存").sees("等批准")
    chief = crowd.at_the_desk("finance_head").opens(address)
    chief.follows(re.compile("^审批")).ticks("同意付款").fills("看了哪些凭据，意见", "齐全")
    chief.presses("保存").sees("待付款")
    payer = crowd.at_the_desk("finance_clerk").opens(address)
    payer.follows(re.compile("^付款.*J-000001")).presses("保存").sees("已付款，凭证", "300,000.00")


def accepted(crowd: Crowd, address: str) -> None:
    """The builder's own man is refused; two officers accept."""
    first = crowd.at_the_desk("district_clerk").opens(address).follows("验收")
    first.fills("参加验收的人", "阎国栋").fills("意见", "合格").fills("验收文件名称", "验收单")
    first.presses("保存").sees("是承包方").fills("参加验收的人", "街道许工").presses("保存")
    first.sees("等第二人验收")
    second = crowd.at_the_desk("second_district_clerk").opens(address).follows("第二人验收")
    second.fills("意见", "现场看过，同意").presses("保存").sees("验收完成")


def closes(clerk: Person, name: str, document: str) -> None:
    clerk.follows(f"办理：{name}").fills("文号或凭据名称", document)
    clerk.presses("保存").sees(f"已办理：{name}")


def day(who: Person, group: str, told: date) -> None:
    for words, number in (("年", told.year), ("月", told.month), ("日", told.day)):
        who.fills(words, str(number), of=group)
