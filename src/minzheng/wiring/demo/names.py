"""Made-up names: surnames as frequent as they are, given names of each generation, rare ones too."""

from random import Random

# Surname and how often it is met in the south of Guangdong, roughly.
SURNAMES = {
    "陈": 105, "李": 82, "黄": 70, "张": 58, "刘": 50, "林": 46, "梁": 44, "吴": 40, "罗": 34, "杨": 30,
    "何": 34, "郑": 24, "王": 34, "周": 28, "谢": 24, "曾": 24, "钟": 22, "朱": 20, "叶": 20, "邓": 20,
    "徐": 14, "赖": 18, "温": 14, "廖": 14, "彭": 12, "冯": 14, "蔡": 12, "潘": 12, "卢": 12, "许": 12,
    "苏": 10, "曹": 7, "赵": 10, "单": 12, "汤": 10, "毛": 8, "姚": 9, "湛": 9, "列": 4, "尹": 5,
    "区": 6, "仇": 2, "欧阳": 4, "司徒": 3, "上官": 1, "诸葛": 1, "阚": 1, "萧": 3, "古": 5, "伍": 4,
}  # fmt: skip
OLD_MALE = "国 建 志 德 伟 金 水 树 华 荣 福 明 贵 祥 炳 锦 培 耀 广 全 有 生 根 才 富 文 光 汉 添 灿".split()
OLD_FEMALE = "桂 秀 丽 玉 凤 兰 英 珍 梅 娣 群 好 金 月 娥 妹 银 翠 莲 琼 惠 带 彩 瑞 顺 细 润 巧".split()
MID_MALE = "伟 强 军 志 俊 勇 杰 涛 斌 健 辉 鹏 波 超 锋 海 永 文 家 浩 国 春 建 少 振 光 华 明".split()
MID_FEMALE = "丽 敏 静 燕 艳 娟 芳 玲 霞 婷 慧 晓 雪 红 秋 小 海 月 美 春 云 嘉 佩 淑 洁 颖 琳 梅".split()
NEW_MALE = "子 浩 宇 轩 俊 梓 泽 睿 博 文 嘉 伟 天 铭 熙 晨 皓 家 楷 霖 航 翔 乐 诚 安 堃 奕 辰".split()
NEW_FEMALE = "子 欣 雨 诗 思 梓 涵 怡 悦 可 语 彤 佳 晴 萱 琪 芷 若 心 妍 嘉 瑶 曦 宁 舒 㛃 然 恩".split()
GENERATIONS = ((1970, OLD_MALE, OLD_FEMALE), (2003, MID_MALE, MID_FEMALE), (9999, NEW_MALE, NEW_FEMALE))
SHORT = 0.18  # share of names of two characters

# Names that systems stumble over: with ·, rare characters, very long. By sex: True is male.
UNUSUAL = {
    True: (
        "陈䶮", "艾尼瓦尔·吐尔逊江·阿不都克里木", "黄堃", "欧阳䶮喆", "诸葛炳坤", "单国荣", "陈𬱖", "梁赟",
        "罗喆",
    ),
    False: ("李㛃", "阿依古丽·买买提", "司徒雪莹", "曾㛃堃", "玛依拉·阿布都热依木", "区瑞琼", "仇月娣"),
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
