"""财产与限额：企业、住房、商铺、车辆、存款；登记在任何一名成员名下都算这一户的。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 成员
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.economy import 财产条
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 低保标准
from minzheng.vocabulary.department_data import 在营企业数, 车辆最高价
from minzheng.vocabulary.offices import 乡镇街道
from minzheng.vocabulary.watching import 车辆价格月数

核查条 = (*财产条, 法.第四十七条)


class 名下有企业(Alert):
    when = 户.按财产享受 & (户.到库出资额 > 户.出资限额) & 成员.任一(在营企业数 > 0)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核查条
    concern = Concern.WRONG
    says = "这户在在营企业里认缴出资{到库出资额}，限额{出资限额}。请核实是否实际经营、被冒名。"


class 住房超过限额(Alert):
    when = 户.按财产享受 & (户.到库住房套数 > 户.住房限额)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核查条
    concern = Concern.WRONG
    says = "这户登记住房{到库住房套数}，限额{住房限额}。请核实产权、用途后处理。"


class 名下有商铺(Alert):
    when = 户.按财产享受 & (户.到库商铺数 > 0)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核查条
    concern = Concern.WRONG
    says = "这户登记有商业、办公用房{到库商铺数}。请核实是否出租，收入有没有计入。"


class 车辆超过限额(Alert):
    when = 户.按财产享受 & (户.到库车辆数 > 户.车辆限额)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核查条
    concern = Concern.WRONG
    says = "这户登记车辆{到库车辆数}，限额{车辆限额}。请核实用途，残疾人专用车、生产用车除外。"


class 车辆价格偏高(Alert):
    when = (户.按财产享受 & ~(户.到库车辆数 > 户.车辆限额)
            & 成员.任一(车辆最高价 > 低保标准 * 车辆价格月数) & (户.到库车辆数 > 0))
    severity, to, within, cites = Severity.LOW, 乡镇街道, 工作日(20), 核查条
    concern = Concern.WRONG
    says = "这户登记车辆{到库车辆数}，购置价偏高。请核实车辆来源和家庭实际生活情况。"


class 存款证券超过限额(Alert):
    when = 户.按财产享受 & 户.金融资产偏高
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 核查条
    concern = Concern.WRONG
    says = "这户存款和证券合计{到库金融资产}，限额{金融资产限额}。请核实来源后处理。"
