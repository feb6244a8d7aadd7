"""残疾人保障法和残疾预防、康复条例：护理补贴的法律依据。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 残疾人保障法(Law):
    title = "残疾人保障法"
    number = "2018年10月26日修正"
    in_force = date(2018, 10, 26)
    status = "verified"

    第四十八条 = 条("对生活不能自理的残疾人，地方各级人民政府应当根据情况给予护理补贴。")


class 残疾预防和康复条例(Law):
    title = "残疾预防和残疾人康复条例"
    number = "2018年9月18日修订"
    in_force = date(2018, 9, 18)
    status = "verified"

    第二十六条 = 条("完善重度残疾人护理补贴制度。")
