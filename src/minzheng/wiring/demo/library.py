"""The demo's policy library: documents from above in each state, a measure of the district's own.

Every document is invented; so are its issuers.
"""

from datetime import date

from minzheng.engines.library import api
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

ISSUER = "虚构省民政厅"
VISITS = """关于做好独居老人探访关爱工作的通知
虚民发〔2026〕12号
各市民政局：
一、对独居老人每月探访不少于一次，由村（社区）记录。
二、探访中发现困难的，当天报告镇街。
三、探访结果按月汇总。
虚构省民政厅
2026年5月20日
"""
VISITS_AGAIN = """关于进一步做好独居老人探访关爱工作的通知
虚民发〔2026〕31号
各市民政局：
一、对独居老人每月探访不少于两次，由村（社区）记录。
二、探访中发现困难的，当天报告镇街。
三、探访结果按月汇总，镇街核对。
四、寒潮、高温、台风以前逐户核实。
虚构省民政厅
2026年10月20日
"""
RELIEF = """关于规范临时救助小额先行救助的通知
虚民发〔2026〕27号
各市民政局：
一、情况紧急的可以先行救助，五个工作日内补办手续。
二、镇街备用金按季度公开。
虚构省民政厅
2026年9月8日
"""
SHOPS = """增城区长者饭堂管理办法（征求意见稿）
第一条 长者饭堂每天早上公布当日菜单和价格。
第二条 补贴凭刷脸或者刷卡记录结算，按月公布人次和金额。
第三条 连续三个月就餐评价低于三分的，镇街约谈运营方。
"""
FIRST, SECOND, THIRD, OPENED = (
    date(2026, 5, 25), date(2026, 10, 26), date(2026, 9, 14), date(2026, 6, 2),
)  # fmt: skip
SUMMARY = "独居老人每月至少探访一次；发现困难当天报镇街；按月汇总。"


def keep_policies(staff: Staff, on: date) -> None:
    """Two editions of one policy, one just come in, one draft of the district."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    first = _taken(VISITS, date(2026, 6, 1), staff, FIRST)
    api.mark_read(clerk, first.pk, SUMMARY, on=FIRST)
    rounds = api.NewChange("indicator", "rounds-done", "探访次数按村填，每月汇总")
    api.add_change(clerk, first.pk, rounds, on=FIRST)
    work = api.NewChange("work", "", "村干部每月一次入户，六月起", "独居老人每月探访")
    api.add_change(clerk, first.pk, work, on=FIRST)
    api.conclude(clerk, first.pk, "已编入各村每月探访安排", on=FIRST)
    api.open_to_public(head, first.policy_id, on=OPENED)
    again = api.Document(VISITS_AGAIN.encode(), "探访通知.txt", date(2026, 12, 1), issuer=ISSUER)
    api.take_in_again(clerk, first.policy_id, again, on=SECOND)
    relief = _taken(RELIEF, date(2026, 10, 1), staff, THIRD)
    api.mark_read(clerk, relief.pk, "情况紧急可以先救助后补手续；备用金按季度公开。", on=THIRD)
    matter = api.NewChange("matter", "relief/temporary", "先行救助后五个工作日内补手续")
    api.add_change(clerk, relief.pk, matter, on=THIRD)
    api.open_to_public(head, relief.policy_id, on=SECOND)
    draft = api.Document(SHOPS.encode(), "管理办法.txt", None, issuer="增城区民政局")
    api.take_in(api.Level.DISTRICT, DISTRICT, draft, by=clerk, on=on)


def _taken(text: str, effective: date, staff: Staff, on: date) -> api.Edition:
    new = api.Document(text.encode(), "通知.txt", effective, issuer=ISSUER, source="省厅网站")
    clerk = staff.bureau("district_clerk")
    return api.take_in(api.Level.PROVINCE, DISTRICT, new, by=clerk, on=on)
