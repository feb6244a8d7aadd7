"""未成年人保护法：基层谁负责，案件中的未成年人信息怎样保密。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 未成年人保护法(Law):
    title = "未成年人保护法"
    number = "2020年10月17日修订，2024年4月26日修正"
    in_force = date(2021, 6, 1)
    status = "verified"

    第四十三条 = 条(
        "村（居）民委员会应当设专人专岗负责未成年人保护，建立留守和困境未成年人档案，给予关爱帮扶。"
    )
    第一百零三条 = 条("不得披露案件中未成年人的姓名、住所、就读学校等可能识别其身份的信息。")
