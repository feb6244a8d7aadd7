"""Numbers of living circles (生活圈): how far old people walk, how many a place can serve.

No instrument that we have read fixes them for a whole country; each is a starting value that a city
confirms or changes, and every survey says with which it was made.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 人, 平方米, 数, 比例

城镇步行分钟 = Param("circles.urban_minutes", "生活圈：城镇步行分钟数", 数)
农村步行分钟 = Param("circles.rural_minutes", "生活圈：农村步行分钟数", 数)
步行速度 = Param("circles.metres_a_minute", "生活圈：老年人步行速度（米/分钟）", 数)
绕行系数 = Param("circles.detour", "生活圈：步行距离和直线距离的比", 比例)

# 一张床位、一个座位够几位老人用；由设施类别查。
服务人数 = {
    kind: Param(f"circles.serves_{kind}", f"生活圈：{name}够几位老人用", 人)
    for kind, name in (
        ("elder_canteen", "长者饭堂一个座位"),
        ("day_care", "日间照料中心一个位置"),
        ("elder_station", "养老服务站点一个座位"),
        ("elder_centre", "养老服务中心一张床位"),
        ("elder_home", "养老机构一张床位"),
    )
}
# 闲置物业改建时，一个位置要多少建筑面积。
改建面积 = {
    kind: Param(f"circles.area_{kind}", f"生活圈：改建为{name}要多少建筑面积", 平方米)
    for kind, name in (
        ("elder_home", "养老机构，一张床位"),
        ("elder_centre", "养老服务中心，一张床位"),
        ("elder_station", "养老服务站点，一个座位"),
        ("elder_canteen", "长者饭堂，一个座位"),
        ("day_care", "日间照料中心，一个位置"),
    )
}
