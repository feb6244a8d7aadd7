"""Every list of the desk: the page it stands on, and where the page keeps its rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listing:
    """A list: its key in addresses, its name, its page, and the names the page gives its parts.

    `table` is the rows, `following` the address of the next page. Columns, masks, whose rows and
    in which order: all that is the page's own, so nothing else can ever be taken out of it.
    """

    key: str
    title: str
    url_name: str
    table: str = "table"
    following: str = "more"


LISTINGS = {
    listing.key: listing
    for listing in (
        Listing("cases", "办件", "desk:cases"),
        Listing("visits", "入户调查", "desk:visits"),
        Listing("drafts", "没有交的申请", "desk:intake", "drafts", ""),
        Listing("people", "档案", "desk:people"),
        Listing("alerts", "预警", "desk:alerts"),
        Listing("alert-rules", "预警规则", "desk:alert-rules"),
        Listing("notices", "正在公开的公示", "desk:notices", "live", ""),
        Listing("past-notices", "已期满、撤下的公示", "desk:notices", "past"),
        Listing("letters", "文书", "desk:letters"),
        Listing("payments", "发放批次", "desk:payments"),
        Listing("failed", "发放失败", "desk:payments", "failed", ""),
        Listing("run-lines", "发放明细", "desk:run", "lines"),
        Listing("recoveries", "追回", "desk:recoveries"),
        Listing("pay-corrections", "更正", "desk:pay-corrections"),
        Listing("funds", "资金", "desk:funds", following=""),
        Listing("fund-entries", "资金凭证", "desk:fund", "entries"),
        Listing("appropriations", "拨款", "desk:appropriations"),
        Listing("cost-shares", "分担比例", "desk:cost-shares", following=""),
        Listing("periods", "结账", "desk:periods", following=""),
        Listing("parameters", "参数", "desk:parameters"),
        Listing("standards", "标准调整", "desk:standards"),
        Listing("simulations", "试算方案", "desk:simulations"),
        Listing("members", "人口名单", "desk:population-members"),
        Listing("feeds", "部门数据", "desk:feeds"),
        Listing("deliveries", "历次报送", "desk:feed", "deliveries"),
        Listing("linkage", "待认定的人员关联", "desk:linkage", following="following"),
        Listing("rulings", "关联处理记录", "desk:link-rulings"),
        Listing("conflicts", "各来源不一致", "desk:conflicts"),
        Listing("lake", "数据版本", "desk:lake"),
        Listing("shares", "数据共享", "desk:shares"),
        Listing("openings", "查看复核", "desk:openings"),
        Listing("tips", "求助线索", "desk:tips"),
        Listing("caregiving", "照料服务", "desk:caregiving"),
        Listing("care-differences", "实发与协议不一致", "desk:caregiving-month"),
        Listing("needs", "需求", "desk:needs"),
        Listing("meal-days", "各就餐点当天", "desk:meals", following=""),
        Listing("meal-figures", "助餐各层补贴", "desk:meal-figures", following=""),
        Listing("meal-flags", "就餐疑点", "desk:meal-flags"),
        Listing("meal-cards", "助餐卡", "desk:meal-cards"),
        Listing("meal-settlements", "助餐结算单", "desk:meal-settlements"),
        Listing("meal-lines", "助餐结算明细", "desk:meal-settlement"),
        Listing("supplies", "服务供给", "desk:supplies"),
        Listing("matchings", "匹配", "desk:matchings"),
        Listing("disclosures", "信息公开", "desk:disclosures"),
        Listing("consultations", "征求意见", "desk:consultations"),
        Listing("corrections", "纠错", "desk:corrections"),
        Listing("protected-names", "保护姓名", "desk:protected-names"),
        Listing("offers", "预约服务", "desk:offers"),
        Listing("partners", "接口伙伴", "desk:partners"),
        Listing("facilities", "机构", "desk:facilities"),
        Listing("circle-gaps", "生活圈缺口", "desk:circles"),
        Listing("circle-points", "村（社区）坐标", "desk:circle-points"),
        Listing("premises", "闲置物业", "desk:premises"),
        Listing("inspections", "检查", "desk:inspections"),
        Listing("settlements", "服务结算单", "desk:settlements"),
        Listing("settlement-lines", "结算单明细", "desk:settlement", "lines"),
        Listing("projects", "购买服务", "desk:projects"),
        Listing("programme-points", "服务点", "desk:programme-points"),
        Listing("review-plans", "抽查计划", "desk:review-plans"),
        Listing("drawn-reviews", "抽中办件", "desk:drawn-reviews"),
        Listing("supervision-findings", "抽查问题", "desk:supervision-findings"),
        Listing("periodic-reviews", "定期核查名单", "desk:periodic-reviews"),
        Listing("joint-inspections", "联合检查", "desk:joint-inspections"),
        Listing("reserves", "镇街备用金", "desk:reserves", following=""),
        Listing("reserve-payments", "备用金支付", "desk:reserve-payments"),
        Listing("reserve-claims", "备用金申请", "desk:reserve-claims"),
        Listing("street-campaigns", "专项行动和日常巡查", "desk:street", following=""),
        Listing("street-patrols", "巡查", "desk:street-patrols"),
        Listing("street-findings", "街面发现的人", "desk:street-findings"),
        Listing("street-points", "巡查点位", "desk:street-points", following=""),
        Listing("street-station", "在站人员", "desk:street-station"),
        Listing("street-stays", "在站记录", "desk:street-stays"),
        Listing("audit", "审计记录", "desk:audit"),
    )
}
