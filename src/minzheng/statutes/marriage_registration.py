"""婚姻登记条例：婚姻登记信息在全国汇集，登记前联网核对。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 婚姻登记条例(Law):
    title = "婚姻登记条例"
    number = "国务院令第804号，2025年4月6日修订"
    in_force = date(2025, 5, 10)
    status = "verified"

    第四条 = 条(
        "国务院民政部门建设全国婚姻基础信息库，与外交、公安、法院等共享；省级建设登记系统。"
    )
    第六条 = 条("登记机关和工作人员对工作中知悉的个人隐私、个人信息应当保密。")
