"""养老设施由谁运营：床位、综合体、饭堂、服务站点里社会力量运营的比例，按登记簿逐家数出来。

没有登记运营性质的不进分母，另有一个数报有多少家没有登记。
"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, Tally, count, total
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法

养老科, 依据 = "养老服务科", (老年法.第四十三条,)
机构床位 = ("elder_home", "with-beds", "run-known")


def 比例(key: str, title: str, means: str, of: Tally, out_of: Tally) -> Indicator:
    """一个比例指标：分子、分母都从设施登记簿数。"""
    return Indicator(key, title, means, 养老科, "%", of, out_of, cites=依据, public=True,
                     adds=False)


床位比例 = 比例("share-beds", "养老机构床位社会运营比例",
            "在办养老机构的床位里，公建民营、民办的；没有登记运营性质和床位数的不算",
            total("beds", "facilities", *机构床位, "run-social"),
            total("beds", "facilities", *机构床位))
民办床位比例 = 比例("share-beds-private", "养老机构床位民办比例",
              "在办养老机构的床位里，民办非营利的；营利性的另数",
              total("beds", "facilities", *机构床位, "run-nonprofit"),
              total("beds", "facilities", *机构床位))
营利床位比例 = 比例("share-beds-business", "养老机构床位营利性比例",
              "在办养老机构的床位里，营利性的",
              total("beds", "facilities", *机构床位, "run-business"),
              total("beds", "facilities", *机构床位))
综合体比例 = 比例("share-centres", "养老服务中心（颐康中心）社会运营比例",
             "在办的养老服务中心里，公建民营、民办的",
             count("facilities", "elder_centre", "run-social"),
             count("facilities", "elder_centre", "run-known"))
饭堂比例 = 比例("share-canteens", "长者饭堂社会运营比例", "在办的长者饭堂里，公建民营、民办的",
            count("facilities", "elder_canteen", "run-social"),
            count("facilities", "elder_canteen", "run-known"))
站点比例 = 比例("share-stations", "养老服务站点社会运营比例",
            "在办的养老服务站点里，公建民营、民办的",
            count("facilities", "elder_station", "run-social"),
            count("facilities", "elder_station", "run-known"))
没有登记 = Indicator("share-unknown", "没有登记运营性质的养老机构",
                 "在办的养老机构里，运营性质没有填的",
                 养老科, "家", count("facilities", "elder_home", "run-unknown"),
                 direction=Direction.LESS, cites=依据, adds=False)
