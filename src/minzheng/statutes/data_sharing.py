"""政务数据共享条例：共享获取的数据不再要求群众提供，使用留痕三年。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 政务数据共享条例(Law):
    title = "政务数据共享条例"
    number = "2025年8月1日起施行"
    in_force = date(2025, 8, 1)
    status = "verified"

    第十九条 = 条("通过共享能够获得的数据，不得要求公民、法人和其他组织重复提供。")
    第二十九条 = 条("使用共享数据的场景、过程、成效、存储和销毁情况应当记录，保存不少于3年。")
