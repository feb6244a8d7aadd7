"""``id``: is a citizen number or a unified social credit code well formed?"""

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from minzheng.kernel.identity import IdentityError, citizen_id, credit_code

NAME = "id"
HELP = "校验身份证号或统一社会信用代码，例如 id check 11010519491231002X"
PLAIN = True

Answer = dict[str, str | bool]
Reader = Callable[[str, date], Answer]

_CHINA = timezone(timedelta(hours=8))
_KINDS = {
    "citizen": "公民身份号码",
    "hk_macao_taiwan": "港澳台居民居住证号码",
    "foreign_permanent": "外国人永久居留身份证号码（只核对格式，校验规则待确认）",
}
_SEXES = {"male": "男", "female": "女"}


def run(argv: list[str]) -> int:
    """Print what the number says: 0 when it is valid, 1 with the reason on stderr when not."""
    options = _parser().parse_args(argv)
    try:
        answer = _read(options.number, options.on)
    except IdentityError as error:
        sys.stderr.write(f"{error}\n")
        if options.json:
            _say_json({"valid": False, "reason": str(error)})
        return 1
    if options.json:
        _say_json(answer)
    else:
        sys.stdout.write(f"有效：{answer['text']}\n")
    return 0


def _read(number: str, on: date) -> Answer:
    """What the first reader that accepts it says; else the complaint of the likelier reader."""
    likelier, other = _readers(number)
    try:
        return likelier(number, on)
    except IdentityError as complaint:
        try:
            return other(number, on)
        except IdentityError:
            raise complaint from None


def _readers(number: str) -> tuple[Reader, Reader]:
    """The likelier reader first. A 9 in front is a company rather than a foreigner's card."""
    plain = unicodedata.normalize("NFKC", "".join(number.split())).upper()
    digits_only = re.fullmatch(r"[0-9]*X?", plain)
    born_in = plain[6:8] in {"18", "19", "20"} or len(plain) != 18
    if digits_only and born_in and not plain.startswith("9"):
        return _citizen, _organisation
    return _organisation, _citizen


def _citizen(number: str, on: date) -> Answer:
    found = citizen_id(number, today=on)
    sex = _SEXES[found.sex]
    return {
        "valid": True,
        "kind": found.kind,
        "division": found.division,
        "born_on": str(found.born_on),
        "sex": found.sex,
        "text": f"{_KINDS[found.kind]}，{sex}，{found.born_on} 出生，区划 {found.division}",
    }


def _organisation(number: str, _on: date) -> Answer:
    found = credit_code(number)
    return {
        "valid": True,
        "kind": "credit_code",
        "division": found.division,
        "department": found.department,
        "text": f"统一社会信用代码，登记管理部门 {found.department}，区划 {found.division}",
    }


def _say_json(answer: Answer) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng id", description=HELP)
    check = parser.add_subparsers(required=True, metavar="check").add_parser(
        "check", help="校验一个号码"
    )
    check.add_argument("number", help="身份证号或统一社会信用代码")
    check.add_argument("--on", type=_day, default=_today(), help="按哪一天校验，默认今天")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _today() -> date:
    return datetime.now(tz=_CHINA).date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，请写成 2026-11-21 这样的日期。"
        ) from None
