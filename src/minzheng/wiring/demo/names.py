"""Made-up names: surnames as frequent as they are, given names by generation, rare ones too."""

from random import Random

# Surname and how often it is met in the south of Guangdong, roughly.
SURNAMES = {
    "陈": 105, "李": 82, "黄": 70, "张": 58, "刘": 50, "林": 46, "梁": 44, "吴": 40, "罗": 34,
    "杨": 30, "何": 34, "郑": 24, "王": 34, "周": 28, "谢": 24, "曾": 24, "钟": 22, "朱": 20,
    "叶": 20, "邓": 20, "徐": 14, "赖": 18, "温": 14, "廖": 14, "彭": 12, "冯": 14, "蔡": 12,
    "潘": 12, "卢": 12, "许": 12, "苏": 10, "曹": 7, "赵": 10, "单": 12, "汤": 10, "毛": 8,
    "姚": 9, "湛": 9, "列": 4, "尹": 5, "区": 6, "仇": 2, "欧阳": 4, "司徒": 3, "上官": 1,
    "诸葛": 1, "阚": 1, "萧": 3, "古": 5, "伍": 4,
}  # fmt: skip
OLD_MALE = "国建志德伟金水树华荣福明贵祥炳锦培耀广全有生根才富文光汉添灿"
OLD_FEMALE = "桂秀丽玉凤兰英珍梅娣群好金月娥妹银翠莲琼惠带彩瑞顺细润巧"
MID_MALE = "伟强军志俊勇杰涛斌健辉鹏波超锋海永文家浩国春建少振光华明"
MID_FEMALE = "丽敏静燕艳娟芳玲霞婷慧晓雪红秋小海月美春云嘉佩淑洁颖琳梅"
NEW_MALE = "子浩宇轩俊梓泽睿博文嘉伟天铭熙晨皓家楷霖航翔乐诚安堃奕辰"
NEW_FEMALE = "子欣雨诗思梓涵怡悦可语彤佳晴萱琪芷若心妍嘉瑶曦宁舒㛃然恩"
GENERATIONS = (
    (1970, OLD_MALE, OLD_FEMALE),
    (2003, MID_MALE, MID_FEMALE),
    (9999, NEW_MALE, NEW_FEMALE),
)
SHORT = 0.18  # share of names of two characters

# Names that systems stumble over: with ·, rare characters, very long. By sex: True is male.
UNUSUAL = {
    True: (
        "陈䶮", "艾尼瓦尔·吐尔逊江·阿不都克里木", "黄堃", "欧阳䶮喆", "诸葛炳坤", "单国荣",
        "陈𬱖", "梁赟", "罗喆",
    ),
    False: ("李㛃", "阿依古丽·买买提", "司徒雪莹", "曾㛃堃", "玛依拉·阿布都热依木",
            "区瑞琼", "仇月娣"),
}  # fmt: skip
UYGHUR = 5  # GB/T 3304


def surname(chance: Random) -> str:
    """A surname, by its frequency."""
    return chance.choices(tuple(SURNAMES), tuple(SURNAMES.values()))[0]


def given_name(chance: Random, *, is_male: bool, year: int) -> str:
    """A given name as people of that sex and year of birth have, of one or two characters."""
    _, male, female = next(each for each in GENERATIONS if year < each[0])
    pool = male if is_male else female
    first = chance.choice(pool)
    if chance.random() < SHORT:
        return first
    return first + chance.choice([sign for sign in pool if sign != first])
