"""殡葬管理条例：死亡证明和火化信息怎样出具、怎样共享。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 殡葬管理条例(Law):
    title = "殡葬管理条例"
    number = "国务院令第824号，2025年12月12日修订"
    in_force = date(2026, 3, 30)
    status = "verified"

    第十条 = 条("建立全国殡葬基础信息库，与人口基础信息库共享；省级建设殡葬服务信息系统。")
    第二十三条 = 条(
        "正常死亡的由医疗卫生机构出具死亡证明，非正常死亡的由公安机关出具；"
        "死亡证明信息通过当地政务服务平台共享。"
    )
    第二十八条 = 条("火化遗体应当有死亡证明和经签字的火化确认书，火化后出具火化证明。")
