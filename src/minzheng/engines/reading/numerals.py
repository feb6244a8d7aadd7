"""Chinese numerals: 二十五, 两百三十, 十四."""

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
STEPS = {"十": 10, "百": 100, "千": 1_000}
NUMERAL = "[一二两三四五六七八九十百千零]"


def value_of(numeral: str) -> int | None:
    """The value of a numeral; None where it is none. 一万二千 is 12000."""
    above, ten_thousand, below = numeral.rpartition("万")
    if ten_thousand:
        many, rest = value_of(above), value_of(below)
        return None if many is None or rest is None else many * 10_000 + rest
    whole, digit = 0, 0
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in STEPS:
            whole += (digit or 1) * STEPS[sign]
            digit = 0
        else:
            return None
    return whole + digit


def ordinal_of(mark: str) -> int | None:
    """The place of a mark: 三 is 3, 12 is 12, ④ is 4."""
    if mark.isascii() and mark.isdigit():
        return int(mark)
    if len(mark) == 1 and "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    return value_of(mark)
