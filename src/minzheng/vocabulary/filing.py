"""Terms of filing (备案) an elder-care institution: who must, until when, with what."""

from minzheng.kernel.clock import 工作日
from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个, 个工作日, 人, 平方米, 文字, 日期, 是否, 编码

事项 = "eldercare/institution_filing"
# 登记簿里要备案的设施类别，和到哪里备案：营利性的到场所所在地，其他的到登记管理机关同级的民政部门。
备案类别 = ("elder_home",)
按场所备案 = "business"


def _term(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "organisation")


def _days(key: str, label: str) -> Param:
    return Param(f"filing.{key}", label, 个工作日)


最少床位数 = Param("filing.least_beds", "养老机构最少床位数", 个)
备案期限 = 工作日(_days("days", "收住老年人后办理备案的期限"))
核对天数 = _days("receive_days", "备案材料核对时限")
补正天数 = _days("supplement_days", "备案材料补正时限")
核查天数 = _days("check_days", "备案后现场核查时限")
申报天数 = _days("declare_days", "机构申报变更或者终止内容的时限")
安置核对天数 = _days("placing_days", "终止服务安置情况核对时限")

权属代码 = 编码({1: "自有", 2: "租赁", 3: "无偿使用", 4: "公建民营交付使用", 9: "其他"})

法定代表人 = _term("legal_representative", "法定代表人", 文字, "法定代表人或者主要负责人姓名")
服务场所权属 = _term("premises_right", "服务场所权属", 权属代码, "自有、租赁或者其他来源")
服务设施面积 = _term("floor_area", "服务设施面积", 平方米, "用于服务的建筑面积")
变更后床位数 = _term("beds_filed", "变更后床位数", 个, "变更以后的养老床位数")
联系人 = _term("contact_name", "联系人", 文字, "备案事务的联系人")
备案联系电话 = _term("contact_phone", "备案联系电话", 文字, "备案事务的联系电话")
备案截止日 = _term("filing_due_on", "备案截止日", 日期, "收住首位老年人后应当备案的最后一天")

现场相符 = _term("site_matches", "现场相符", 是否, "现场与备案材料、承诺是否相符")
现场核查人员 = _term("site_officers", "现场核查人员", 文字, "两名以上核查人员的姓名")
现场核查日期 = _term("site_checked_on", "现场核查日期", 日期, "到现场核查的日期")
现场核查情况 = _term(
    "site_findings", "现场核查情况", 文字, "床位、设施、消防、食品、卫生各项的查看情况"
)
已现场核查 = _term("site_checked", "已现场核查", 是否, "这次备案以后到现场核查过")

变更内容 = _term("filing_changes", "变更内容", 文字, "变更了什么、从哪一天起、为什么")
停止服务日 = _term("stops_on", "停止服务日", 日期, "从哪一天起不再提供服务")
在院老年人数 = _term("residents", "在院老年人数", 人, "申报终止时还住在机构里的老年人数")
安置方案 = _term("placing_plan", "安置方案", 文字, "每位老年人去哪里、哪一天、费用怎样结清")
老年人已全部安置 = _term("all_placed", "老年人已全部安置", 是否, "收住的老年人是否都已妥善安置")

机构给出 = (备案截止日,)
