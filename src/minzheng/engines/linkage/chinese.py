"""How records of Chinese people are compared; the columns are those of preparing.py."""

from minzheng.engines.linkage.levels import Comparison, Level, Plan, Veto

SOUNDS_ALIKE = "(sound_l = sound_r OR sound_l = sound2_r OR sound2_l = sound_r)"
THREE = "least(name_length_l, name_length_r) >= 3"
# Not levenshtein(): DuckDB counts bytes, and a Chinese character has three.
ONE_DIFFERS = (
    "name_length_l = name_length_r AND (name_without_0_l = name_without_0_r"
    " OR name_without_1_l = name_without_1_r OR name_without_2_l = name_without_2_r"
    " OR name_without_3_l = name_without_3_r)"
)
BOTH_VALID = "(id_valid_l AND id_valid_r)"
SAME_HOME = "(place_whole_l = place_whole_r AND has_room_l AND has_room_r)"
A_PHONE_UNKNOWN = "(phone_l IS NULL OR phone_r IS NULL)"

NAME = Comparison(
    "name", "姓名", "name_l IS NULL OR name_r IS NULL",
    (
        Level("姓名一字不差", "raw_l = raw_r", "name"),
        Level("只是异体字、繁体、全角或间隔号的写法不同", "name_l = name_r", "name"),
        Level("三个字以上，读音相同", f"{SOUNDS_ALIKE} AND {THREE}", "sound"),
        Level("两个字，读音相同", SOUNDS_ALIKE, "sound"),
        Level("三个字以上，差一个字", f"{THREE} AND {ONE_DIFFERS}"),
        Level("间隔号前的部分相同",
              "name_part_l = name_part_r OR name_part_l = name_r OR name_l = name_part_r"),
        Level("只有姓同音", "family_l = family_r"),
    ),
    "姓名不同",
)  # fmt: skip
NUMBER = Comparison(
    "number", "证件号码", "id_l IS NULL OR id_r IS NULL",
    (
        Level("号码相同", "id_l = id_r AND NOT (id_old_l OR id_old_r)", "id"),
        Level("旧15位号码升位后相同", "id_l = id_r", "id"),
        Level("两个号码都有效，但是不同", BOTH_VALID),
        Level("只差一位，或者相邻两位颠倒", "damerau_levenshtein(id_text_l, id_text_r) <= 1"),
    ),
    "号码不同",
)  # fmt: skip
BIRTH = Comparison(
    "birth", "出生日期", "born_l IS NULL OR born_r IS NULL",
    (
        Level("出生日期相同", "born_l = born_r"),
        Level("月和日颠倒", "born_l = born_swapped_r"),
        Level("日期只有一个数字不同", "hamming(born_text_l, born_text_r) = 1"),
        Level("月和日相同，年份不同", "born_l % 10000 = born_r % 10000"),
        Level("只有出生年份相同", "born_year_l = born_year_r"),
    ),
    "出生日期不同",
)  # fmt: skip
# Phone and home are one comparison: a family shares both, so the second adds little to the first.
CONTACT = Comparison(
    "contact", "电话和住址",
    f"{A_PHONE_UNKNOWN} AND (place_whole_l IS NULL OR place_whole_r IS NULL)",
    (
        Level("电话和住址都相同", f"phone_l = phone_r AND {SAME_HOME}", "phone"),
        Level("电话相同", "phone_l = phone_r", "phone"),
        Level("住址相同，一方没有电话", f"{SAME_HOME} AND {A_PHONE_UNKNOWN}", "place_whole"),
        Level("住址相同，电话不同", SAME_HOME, "place_whole"),
        Level("住址的街路相同", "place_l = place_r"),
    ),
    "电话和住址都不同",
)  # fmt: skip
SEX = Comparison(
    "sex", "性别", "sex_l IS NULL OR sex_r IS NULL",
    (Level("性别相同", "sex_l = sex_r"),),
    "性别不同",
)  # fmt: skip
PEOPLE = Plan(
    "people",
    (NAME, NUMBER, BIRTH, CONTACT, SEX),
    blocks=(
        "id_l = id_r",
        "phone_l = phone_r",
        "sound_l = sound_r AND born_year_l = born_year_r",
        "place_whole_l = place_whole_r AND has_room_l AND (sound_l = sound_r OR born_l = born_r)",
        "born_l = born_r AND id_tail_l = id_tail_r",
    ),
    vetoes=(
        Veto("两个号码都有效，但是不同", "number = 2"),
        # Brothers and sisters often share a character, so one that differs is another name.
        Veto("名字不是同音或者异体，又没有号码佐证", "name >= 4 AND number NOT IN (0, 1, 3)"),
        Veto("同住址、同姓、同日出生的登记在两个有效号码下（多半是双胞胎），这两条的名字又不同",
             "name >= 2 AND number NOT IN (0, 1, 3) AND twin"),
    ),
    flags=("twin",),
    trains=("id_l = id_r", "name_l = name_r AND born_l = born_r", "phone_l = phone_r"),
    certain=("id_l = id_r", 0.6),
)  # fmt: skip
