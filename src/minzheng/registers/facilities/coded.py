"""The coded tables of facilities: kinds, who runs them, who pays, what makes them accessible."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of facility: its name, the group people look for it under, what its places are."""

    name: str
    group: str
    unit: str = ""


KINDS = {
    "elder_home": Kind("养老机构", "养老", "张床位"),
    "elder_centre": Kind("养老服务中心（颐康中心）", "养老", "张床位"),
    "elder_station": Kind("养老服务站点", "养老", "个座位"),
    "elder_canteen": Kind("长者饭堂（助餐点）", "养老", "个座位"),
    "day_care": Kind("日间照料中心", "养老", "个位置"),
    "child_home": Kind("儿童福利机构", "儿童", "张床位"),
    "child_centre": Kind("未成年人救助保护中心", "儿童", "张床位"),
    "child_station": Kind("未成年人保护工作站", "儿童"),
    "relief_station": Kind("救助管理站", "救助", "张床位"),
    "marriage_registry": Kind("婚姻登记处", "婚姻"),
    "funeral_home": Kind("殡仪馆", "殡葬", "个厅"),
    "ash_hall": Kind("骨灰堂", "殡葬", "个格位"),
    "cemetery": Kind("公墓", "殡葬", "个墓位"),
    "social_work_station": Kind("社工站", "社区"),
    "rehabilitation": Kind("残疾人康复点", "残疾人", "个位置"),
}
GROUPS = tuple(dict.fromkeys(kind.group for kind in KINDS.values()))

OPERATORS = {
    "public": "公办",
    "public_building": "公建民营",
    "nonprofit": "民办非营利",
    "business": "营利性",
}
PAYERS = {
    "user": "个人付",
    "government": "政府付",
    "shared": "政府和个人共付",
    "insurance": "长护险付",
}
ACCESS = {
    "ramp": "坡道",
    "lift": "电梯",
    "toilet": "无障碍卫生间",
    "wheelchair": "可借轮椅",
    "sign": "手语服务",
    "braille": "盲文或语音提示",
    "parking": "无障碍车位",
}


def kinds_of(group: str) -> tuple[str, ...]:
    """The codes of a group such as 养老; none for a word that is no group."""
    return tuple(code for code, kind in KINDS.items() if kind.group == group)
