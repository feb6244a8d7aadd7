"""流浪乞讨人员救助管理办法实施细则：救助对象的范围和留站期限。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 流浪救助实施细则(Law):
    # 疑问：条文未逐字核对。第二条另要求“不享受低保或者五保”，社会救助法没有这样限定，
    # 现不作为拒绝救助的理由（待法规科答复）。
    title = "城市生活无着的流浪乞讨人员救助管理办法实施细则"
    number = "民政部令第24号"
    in_force = date(2003, 8, 1)
    status = "unconfirmed"

    第二条 = 条("救助对象是自身无力解决食宿、无亲友投靠、正在城市流浪乞讨度日的人。")
    第十二条 = 条("救助期限一般不超过十天；因特殊情况需要延长的，报上级民政部门备案。")
