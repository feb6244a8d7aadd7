"""户口登记条例：人去世以后由谁、在多久以内注销户口。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 户口登记条例(Law):
    title = "户口登记条例"
    number = "1958年1月9日公布"
    in_force = date(1958, 1, 9)
    status = "reported"

    # 疑问：城市为葬前、农村为一个月以内，据公开报道写成，未与原文逐字核对。
    第八条 = 条(
        "公民死亡，城市在葬前、农村在一个月以内，由户主、亲属、抚养人或者邻居申报死亡登记，注销户口。"
    )
