"""Terms about one household (户): where it applies, what it owns, what it spends."""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import 分, 分_每年, 套, 平方米, 文字, 是否, 辆
from minzheng.vocabulary.codes import 住房代码, 申请地代码, 致困原因代码

申请地情形 = Fact("apply_place", "申请地情形", 申请地代码, "为什么在这里申请")
致困原因 = Fact("hardship_cause", "致困原因", 致困原因代码, "家庭困难的主要原因")
委托申请 = Fact("entrusted", "委托申请", 是否, "由村（居）委会或者他人代为申请")
近亲属备案 = Fact(
    "staff_relative", "近亲属备案", 是否, "与经办人员或者村（居）委会成员有近亲属关系"
)
单人户申请 = Fact("single_application", "单人户申请", 是否, "只申请把家中一名成员单独纳入")
住房类型 = Fact("housing_kind", "住房类型", 住房代码, "现在住的房子")
住房面积 = Fact("housing_area", "住房面积", 平方米, "现在住的房子的建筑面积")
开户银行 = Fact("bank", "开户银行", 文字, "收款账户的开户银行")
收款账号 = Fact("account", "收款账号", 文字, "申请人本人的社会保障卡或者银行卡账号")

银行存款 = Fact("deposits", "银行存款", 分, "全家的存款和现金")
有价证券 = Fact("securities", "有价证券", 分, "股票、基金、理财等的市值")
商业保险 = Fact("insurance_value", "商业保险", 分, "商业保险的现金价值")
其他金融资产 = Fact("other_assets", "其他金融资产", 分, "债权、支付账户余额和互联网金融资产")
车辆数 = Fact("vehicles", "车辆数", 辆, "机动车数，不含残疾人专用车和生产必需的车")
住房套数 = Fact("homes", "住房套数", 套, "全家名下的住房套数")
企业出资额 = Fact("business_shares", "企业出资额", 分, "全家在公司、企业中的认缴出资")

生活支出 = Fact("living_cost", "生活支出", 分_每年, "近12个月的基本生活支出")
医疗支出 = Fact("medical_cost", "医疗支出", 分_每年, "近12个月报销和救助后自己负担的医疗费")
教育支出 = Fact(
    "education_cost", "教育支出", 分_每年, "近12个月从幼儿园到全日制本科的学费、保教费、住宿费"
)
康复支出 = Fact("rehabilitation_cost", "康复支出", 分_每年, "近12个月补贴后自己负担的残疾康复费")
其他必要支出 = Fact("other_cost", "其他必要支出", 分_每年, "近12个月其他非花不可的支出")
