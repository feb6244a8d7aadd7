"""Money in whole fen (分): read, written in figures, written in formal capitals."""

import re
import unicodedata
from decimal import Decimal

Fen = int

_FEN_PER_UNIT = {"分": 1, "元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
_AMOUNT = re.compile(r"(-?)¥?((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(分|元|万元|亿元)", re.ASCII)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SCALES = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))


class MoneyError(ValueError):
    """An amount that is not a whole number of fen, or is not an amount."""


def parse_money(text: str) -> Fen:
    """An amount as people write it, in fen: "1,238.50元" -> 123850, "1.2万元" -> 1200000.

    The unit (分, 元, 万元, 亿元) must be written; a bare number, a float and parts of a fen are
    refused with MoneyError.
    """
    if not isinstance(text, str):
        raise MoneyError(f"金额 {text!r} 没有写单位，请写成“800元”“1.2万元”或“80000分”。")
    found = _AMOUNT.fullmatch(_plain(text))
    if found is None:
        raise MoneyError(
            f"“{text}”不是金额。请写数字和单位，例如“800元”“1,238.50元”“1.2万元”“80000分”。"
        )
    sign, figures, unit = found.groups()
    fen = Decimal(figures.replace(",", "")) * _FEN_PER_UNIT[unit]
    if fen != int(fen):
        raise MoneyError(f"“{text}”不足一分，金额最小到分，请按分取整后再填。")
    return -int(fen) if sign else int(fen)


def yuan(fen: Fen) -> str:
    """The amount in yuan without its unit: 123850 -> "1,238.50". Raises MoneyError for a float."""
    whole, rest = divmod(abs(_whole_fen(fen)), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def yuan_text(fen: Fen) -> str:
    """The amount in yuan with its unit: 123850 -> "1,238.50元". Raises MoneyError for a float."""
    return f"{yuan(fen)}元"


def yuan_words(fen: Fen) -> str:
    """The amount in formal capitals: 123850 -> "壹仟贰佰叁拾捌元伍角整". MoneyError for a float.

    Source: 支付结算办法附一《正确填写票据和结算凭证的基本规定》. Where it leaves the choice
    whether to write 零 (the yuan digit is 0 but the jiao digit is not) it is left out.
    """
    whole, rest = divmod(abs(_whole_fen(fen)), 100)
    head = f"{_words(whole)}元" if whole or not rest else ""
    return f"{'负' if fen < 0 else ''}{head}{_small_words(whole, rest)}"


def _small_words(whole: int, rest: int) -> str:
    """The part below one yuan, in jiao and fen."""
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    if not fen:
        return f"{_DIGITS[jiao]}角整"
    if jiao:
        return f"{_DIGITS[jiao]}角{_DIGITS[fen]}分"
    return f"{'零' if whole else ''}{_DIGITS[fen]}分"


def _words(number: int) -> str:
    for scale, name in _SCALES:
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return f"{_words(high)}{name}{gap}{_words(low) if low else ''}"
    return _DIGITS[number]


def _whole_fen(fen: Fen) -> int:
    if isinstance(fen, bool) or not isinstance(fen, int):
        raise MoneyError(f"金额应为以分计的整数，得到的是 {fen!r}；小数和空值不能当金额用。")
    return fen


def _plain(text: str) -> str:
    """Full-width forms, the several minus signs and inner spaces made plain."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u2212", "-").split())
