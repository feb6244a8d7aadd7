"""Names of many people at once, as numbers of signs, so that an error is another number.

Which signs sound alike is asked of pypinyin; which are variants of one another stands here.
"""

from collections import defaultdict
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pypinyin import lazy_pinyin

from minzheng.wiring.city.chance import Chance

# Surnames of the whole country and how many of a thousand people bear each, roughly.
_SURNAMES = {
    "王": 72, "李": 71, "张": 68, "刘": 54, "陈": 45, "杨": 31, "赵": 23, "黄": 22, "吴": 21,
    "周": 21, "徐": 15, "孙": 15, "马": 14, "朱": 13, "胡": 13, "郭": 12, "何": 12, "林": 12,
    "高": 11, "罗": 10,
    "郑": 10, "梁": 9, "谢": 8, "宋": 8, "唐": 8, "许": 7, "韩": 7, "冯": 7, "邓": 7, "曹": 6,
    "彭": 6, "曾": 6, "肖": 6, "田": 5, "董": 5, "袁": 5, "潘": 5, "于": 5, "蒋": 5, "蔡": 5,
    "余": 5, "杜": 5, "叶": 5, "程": 4, "苏": 4, "魏": 4, "吕": 4, "丁": 4, "任": 4, "沈": 4,
    "姚": 3, "卢": 3, "姜": 3, "钟": 4, "廖": 4, "汪": 3, "赖": 2, "温": 2, "欧阳": 1, "司徒": 1,
}  # fmt: skip
FAMILY = tuple(_SURNAMES)
FREQUENT = tuple(_SURNAMES.values())
# Signs of given names; each has another here that sounds like it.
GIVEN = (
    "伟玮炜维薇微芳方娜纳敏民闽静靖敬晶菁丽莉立利力强蔷磊蕾军君钧俊骏洋阳扬勇永咏艳燕雁彦"
    "杰洁捷婕娟涓涛滔明鸣茗超朝兰岚澜霞夏平萍苹刚钢桂贵英莹颖瑛盈华桦骅玉钰裕宇羽雨育"
    "梅玫美学雪红宏洪虹鸿秀琇珍真贞桢建健剑国果志智芷治斌彬滨鹏朋辉晖慧惠卉波博宁凝晨辰"
    "宸轩萱宣浩昊皓灏然冉涵晗寒梓子紫欣昕馨鑫心怡宜仪依桐彤童佳嘉家琪祺琦棋奇思斯源媛"
    "元园豪诗世仕婷庭亭春椿莲连凤奉春生胜声升福富芙德得新东冬林琳霖云芸耘龙隆飞非菲翔祥湘"
    "天田佑友有晓小光广庆清晴青诚成程承瑞睿锐培佩沛锦金瑾进泽择铭若弱舒书淑树航杭"
    "月悦越跃可柯楷凯文雯闻武舞珊山善耀瑶遥谦倩茜千"
)
# A sign and how it is also written: older or rarer forms and forms before the simplification.
VARIANTS = {
    "伟": "偉", "丽": "麗", "强": "強", "军": "軍", "彦": "彥", "杰": "傑", "兰": "蘭", "华": "華",
    "国": "國", "红": "紅", "鸿": "鴻", "贵": "貴", "莲": "蓮", "凤": "鳳", "东": "東", "云": "雲",
    "龙": "龍", "庆": "慶", "升": "昇", "棋": "碁", "佑": "祐", "清": "淸", "铭": "銘", "锦": "錦",
    "凯": "凱", "德": "惪", "珍": "珎", "静": "靜", "志": "誌", "鹏": "鵬", "晓": "曉",
    "宁": "寧", "颖": "穎", "书": "書", "树": "樹", "诚": "誠", "谦": "謙",
}  # fmt: skip
FAMILY_VARIANTS = {"陈": "陳", "黄": "黃", "张": "張", "刘": "劉", "吴": "吳", "罗": "羅",
                   "谢": "謝", "郑": "鄭", "钟": "鍾", "叶": "葉",
                   "温": "溫", "赖": "賴"}  # fmt: skip
FIRST_OF_MINORITY = (
    "阿依古丽", "艾尼瓦尔", "买买提", "玛依拉", "吐尔逊", "古丽娜尔", "热娜", "库尔班", "阿卜杜拉",
    "帕提古丽", "艾合买提", "努尔", "扎西", "卓玛", "其美", "巴特尔", "迪丽拜尔", "肉孜",
)  # fmt: skip
SECOND_OF_MINORITY = (
    "买买提", "吐尔逊江", "阿不都热依木", "阿不都克里木", "艾山", "依明", "玉素甫", "次仁", "顿珠",
    "沙吾提", "卡德尔", "司马义", "亚森", "尼亚孜", "肉孜", "托合提",
)  # fmt: skip
DOTS = ("·", "•", "・", ".", "", " ")  # the right one first
NONE = len(GIVEN)  # the place of "no sign"


@cache
def signs() -> pa.Array:
    """Every sign of a given name by its number: common ones, none, then the variants."""
    return pa.array([*GIVEN, "", *(VARIANTS.get(sign, sign) for sign in GIVEN)])


@cache
def homophones() -> np.ndarray:
    """For each sign and draw the number of one that sounds like it."""
    alike: dict[str, list[int]] = defaultdict(list)
    for place, sign in enumerate(GIVEN):
        alike[lazy_pinyin(sign)[0]].append(place)
    table = np.empty((NONE + 1, _DRAWS), np.int64)
    for place, sign in enumerate(GIVEN):
        others = [one for one in alike[lazy_pinyin(sign)[0]] if GIVEN[one] != sign] or [place]
        table[place] = np.resize(others, _DRAWS)
    table[NONE] = NONE
    return table


_DRAWS = 12


@cache
def with_variants() -> np.ndarray:
    """The numbers of the signs that are written in two ways."""
    return np.array([place for place, sign in enumerate(GIVEN) if sign in VARIANTS])


def variant(sign: np.ndarray) -> np.ndarray:
    """The number of the other way to write each sign; itself when there is none."""
    other: np.ndarray = np.where(sign == NONE, NONE, sign + NONE + 1)
    return other


def sounding_like(sign: np.ndarray, chance: Chance, who: np.ndarray) -> np.ndarray:
    """Another sign with the same sound for each."""
    other: np.ndarray = homophones()[sign, chance.whole("homophone", who, _DRAWS)]
    return other


def family_names() -> pa.Array:
    """Surnames by their number, then their variants."""
    return pa.array([*FAMILY, *(FAMILY_VARIANTS.get(name, name) for name in FAMILY)])


def full_names(family: np.ndarray, first: np.ndarray, second: np.ndarray) -> pa.Array:
    """Surname and one or two signs, joined."""
    return pc.binary_join_element_wise(
        family_names().take(pa.array(family)),
        signs().take(pa.array(first)),
        signs().take(pa.array(second)),
        "",
    )


def minority_names(first: np.ndarray, second: np.ndarray, dot: np.ndarray) -> pa.Array:
    """Two names with the sign between them that numbers `dot` of DOTS."""
    return pc.binary_join_element_wise(
        pa.array(FIRST_OF_MINORITY).take(pa.array(first)),
        pa.array(DOTS).take(pa.array(dot)),
        pa.array(SECOND_OF_MINORITY).take(pa.array(second)),
        "",
    )
