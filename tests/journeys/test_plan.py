"""A plan becomes work: read, corrected, split, tied to a figure, assigned, done, confirmed."""

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

TEXT = """增城区困难群众冬季帮扶工作计划
一、主动发现
（一）入户走访。12月15日前对独居老人全部入户走访，发放棉被200床。
二、规范办理
（一）提高效率。低保申请按期办结率达到97%。
"""
LATER = TEXT.replace("棉被200床", "棉被260床")
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def test_a_plan_from_its_text_to_proof(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    plan = reads_in(clerk)
    corrects(clerk, plan)
    ties_a_target(clerk, plan)
    assigns(clerk, plan)
    ties_the_duty(clerk)

    town = crowd.at_the_desk("town_head", PHONE)
    does_it(town)

    confirms(clerk)
    reads_again(clerk, plan)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def reads_in(clerk: Person) -> str:
    """Pasted; the address of the plan."""
    clerk.opens("/desk/plans/").looks_around("plans").follows("读入文件").looks_around("plan-new")
    clerk.chooses("文种", "年度计划、要点").fills("哪一年的", "2026").fills("或者粘贴正文", TEXT)
    clerk.presses("读入").sees("读出 4 条", "入户走访", "97%").looks_around("plan")
    return clerk.page.url


def corrects(clerk: Person, plan: str) -> None:
    """A heading that says more; the blankets are a task of their own."""
    clerk.opens(plan).follows("入户走访").looks_around("plan-item")
    clerk.follows("更正").fills("标题", "独居老人入户走访").presses("保存")
    clerk.sees("独居老人入户走访").follows("拆分").fills("从哪里分开", "发放棉被")
    clerk.presses("保存").opens(plan).sees("发放棉被200床")


def ties_a_target(clerk: Person, plan: str) -> None:
    """The share is one that the records tell."""
    clerk.opens(plan).follows("提高效率").follows("低保申请按期办结率")
    clerk.chooses("由哪个指标计算", "按期办结率（%）").presses("保存").opens(plan)
    clerk.sees("1/1")


def assigns(clerk: Person, plan: str) -> None:
    """To the head of the first town, by the day the text names."""
    clerk.opens(plan).follows("独居老人入户走访").follows("交办").looks_around("plan-assign")
    expect(clerk.page.get_by_label("日", exact=True)).to_have_value("15")
    clerk.ticks("云岭街道 乡镇（街道）负责人").ticks("配合：云岭街道 乡镇（街道）经办人")
    clerk.fills("凭什么算办完", "走访记录和照片")
    clerk.presses("保存").sees("已保存", "乡镇（街道）负责人")


def ties_the_duty(clerk: Person) -> None:
    """To a figure, whose page leads back to it; another comes from no plan."""
    clerk.opens("/desk/duties/").follows("独居老人入户走访").sees("配合")
    clerk.follows("关联").looks_around("duty-tie").chooses("指标或者事项", "指标：新收申请")
    clerk.presses("关联").sees("新收申请").looks_around("duty-tied").follows("新收申请")
    clerk.follows("相关任务").sees("只列关联", "独居老人入户走访")
    clerk.opens("/desk/duties/").follows("交办任务").looks_around("duty-new")
    clerk.fills("任务", "核对棉被发放名单").chooses("谁来办", "云岭街道 乡镇（街道）负责人")
    clerk.fills("凭什么算办完", "核对过的名单").fills("或者每几个月一次", "3").presses("交办")
    clerk.sees("核对棉被发放名单", "每 3 个月")


def does_it(town: Person) -> None:
    """On a phone: found among her own, told how far, handed in with a photo."""
    town.opens("/desk/duties/?whose=mine").looks_around("duties")
    town.follows("独居老人入户走访").looks_around("duty")
    town.follows("报进展").fills("办到百分之几", "60").fills("进展", "已走访三个村").presses(
        "报进展"
    )
    town.sees("60%").waits(7).follows("提交办理情况").looks_around("duty-hand-in")
    town.fills("办了什么", "独居老人全部走访").hands_in("凭据", "走访.png", PHOTO, "image/png")
    town.presses("提交办理情况").sees("等核实")


def confirms(clerk: Person) -> None:
    clerk.opens("/desk/duties/?state=waiting").follows("独居老人入户走访").follows("核实办结")
    clerk.presses("核实办结").sees("已办结")


def reads_again(clerk: Person, plan: str) -> None:
    """A new version leaves the correction, the cut and the duty where they are."""
    clerk.opens(plan).follows("读入新版本").fills("或者粘贴正文", LATER).presses("读入")
    clerk.sees("第 2 版", "独居老人入户走访", "发放棉被260床")
