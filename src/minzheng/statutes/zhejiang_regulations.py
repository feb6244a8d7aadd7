"""浙江省社会救助条例：2014年施行，2020年修正；这里只写与国家规定不同的部分。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 浙江省社会救助条例(Law):
    # 疑问：施行日期待对照公报核对（待法规科答复）。
    title = "浙江省社会救助条例"
    number = "2014年通过，2020年9月24日修正"
    in_force = date(2014, 11, 1)
    status = "verified"

    第十一条 = 条(
        "乡镇、街道在受理后15个工作日内完成调查，提出意见并公示7日；"
        "县级民政部门在5个工作日内作出决定。"
    )
    第三十六条 = 条("6个月内连续3次无正当理由拒绝介绍的工作的，减发或者停发其本人的低保金。")
    第三十九条 = 条("临时救助每人不超过月低保标准的6倍；情况特殊的，不超过12倍。")
