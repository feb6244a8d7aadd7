"""How long each department's data is kept: dated numbers agreed with the department, in months."""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个月


def _keeps(feed: str, label: str) -> Param:
    return Param(f"feed.keep_months.{feed}", label, 个月)


户籍人口保存月数 = _keeps("residents", "户籍人口保存月数")
死亡证明保存月数 = _keeps("deaths", "死亡证明保存月数")
火化登记保存月数 = _keeps("cremations", "火化登记保存月数")
婚姻登记保存月数 = _keeps("marriages", "婚姻登记保存月数")
残疾人证保存月数 = _keeps("disability_certificates", "残疾人证保存月数")
社会保险保存月数 = _keeps("social_insurance", "社会保险保存月数")
养老金保存月数 = _keeps("pensions", "养老金保存月数")
个人所得税保存月数 = _keeps("income_tax", "个人所得税保存月数")
经营主体保存月数 = _keeps("business_registration", "经营主体保存月数")
不动产保存月数 = _keeps("real_estate", "不动产保存月数")
机动车保存月数 = _keeps("vehicles", "机动车保存月数")
公积金保存月数 = _keeps("housing_fund", "公积金保存月数")
医疗费用保存月数 = _keeps("medical_spending", "医疗费用保存月数")
金融资产保存月数 = _keeps("bank_assets", "金融资产保存月数")
在押服刑保存月数 = _keeps("custody", "在押服刑保存月数")
学籍保存月数 = _keeps("students", "学籍保存月数")
失业登记保存月数 = _keeps("unemployment", "失业登记保存月数")
返贫监测保存月数 = _keeps("poverty_monitoring", "返贫监测保存月数")
长护保险保存月数 = _keeps("long_term_care", "长护保险保存月数")
养老机构保存月数 = _keeps("institution_residents", "养老机构保存月数")
火灾警情保存月数 = _keeps("fire_incidents", "火灾警情保存月数")
探访关爱保存月数 = _keeps("elder_visits", "探访关爱保存月数")
外区救助保存月数 = _keeps("relief_elsewhere", "外区救助保存月数")
