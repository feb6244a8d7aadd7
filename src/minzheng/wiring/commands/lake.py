"""``lake``: how departments' data lies here, what is over its time, what is said of one person."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.parameters.api import book
from minzheng.engines.sources import api as sources
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import UnknownFeed, feed_named
from minzheng.registers.people.api import Person, get_person
from minzheng.wiring.today import business_day

HELP = "数据湖：占用和保存期、到期删除、版本清单、核对文件、找出各来源不一致、查看一个人的数据"
MEGABYTE = 1_000_000


def run(argv: list[str]) -> int:
    """1 when the feed or person is unknown, or a version's files are not those written."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    try:
        told, code = ACTIONS[options.action](options, on)
    except (UnknownFeed, Person.DoesNotExist, ValueError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    lines = text if options.json else "\n".join(_lines(options.action, told))
    sys.stdout.write(f"{lines}\n")
    return code


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    shared.add_argument("--json", action="store_true", help="输出 JSON")
    parser = argparse.ArgumentParser(prog="minzheng lake", description=HELP)
    actions = parser.add_subparsers(required=True, metavar="动作", dest="action")
    for name, words in WORDS.items():
        action = actions.add_parser(name, help=words, parents=[shared])
        if name == "versions":
            action.add_argument("feed", help="数据的名称，例如 deaths")
        if name == "dossier":
            action.add_argument("person", help="人员编号；只在湖里的人写 lake:序号")
            action.add_argument("--purpose", required=True, help="为什么查看，记入审计")
    return parser


def _storage(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    return [asdict(each) for each in lake.storage(on, book=book())], 0


def _expire(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    return asdict(lake.expire(on, book=book(), by=SYSTEM)), 0


def _versions(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    found = lake.versions(feed_named(options.feed).name())
    return [_version(each) for each in found if each.day <= on], 0


def _verify(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    broken = [each.ref for each in lake.current(on).values() if not lake.is_whole(each)]
    return {"checked": len(lake.current(on)), "broken": broken}, 1 if broken else 0


def _compare(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    return asdict(sources.refresh_conflicts(on, by=SYSTEM)), 0


def _dossier(options: argparse.Namespace, on: date) -> tuple[Any, int]:
    _, of_lake, number = options.person.rpartition("lake:")
    person = None if of_lake else get_person(int(number))
    subject = sources.Subject(person, 0 if person else int(number))
    named = f"person:{number}" if person else f"lake_person:{number}"
    with transaction.atomic():
        audit.record(SYSTEM, "open_dossier", named, purpose=options.purpose)
    return [_part(part) for part in lake.dossier(subject.number, on)], 0


def _part(part: lake.DossierPart) -> dict[str, Any]:
    facts = {fact.term: part.facts[fact.column] for fact in part.feed.gives}
    return {"title": part.feed.title, "version": part.version.ref, "facts": facts}


def _version(version: lake.LakeVersion) -> dict[str, Any]:
    names = ("name", "rows", "linked", "people", "bytes", "delivery", "accepted_by", "expired_on")
    return {name: getattr(version, name) for name in names}


def _lines(action: str, told: Any) -> Iterator[str]:
    if action == "storage":
        for each in told:
            yield _storage_line(each)
    elif isinstance(told, list):
        for each in told:
            yield "　".join(f"{key} {value}" for key, value in each.items() if value is not None)
    else:
        for key, value in told.items():
            words = ("、".join(value) or "无") if isinstance(value, tuple | list) else f"{value:,}"
            yield f"{LABELS[key]}：{words}"


def _storage_line(each: dict[str, Any]) -> str:
    if not each["versions"]:
        return f"{each['title']}（{each['feed']}）：没有版本"
    expires = f"最早的版本可存到 {each['expires']}" if each["expires"] else "保存期没有设定"
    return (
        f"{each['title']}（{each['feed']}）：{each['versions']} 版，{each['rows']:,} 行，"
        f"{each['bytes'] / MEGABYTE:,.1f} MB，{each['oldest']} 至 {each['newest']}，{expires}"
    )


WORDS = {
    "storage": "每份数据的版本、行数、占用和下一次到期",
    "expire": "删除到期的版本；有决定引用的留下",
    "versions": "一份数据的各个版本",
    "verify": "核对现行版本的文件是否原样",
    "compare": "比对各来源对在册人员的说法，更新不一致清单",
    "dossier": "各部门对一个人的说法（记入审计）",
}
LABELS = {
    "versions": "删除的版本", "identities": "删除身份部分的版本", "held": "有决定引用而留下的版本",
    "checked": "核对了", "broken": "被改动的版本", "standing": "不一致", "new": "新发现",
    "settled": "已经一致",
}  # fmt: skip
ACTIONS = {
    "storage": _storage, "expire": _expire, "versions": _versions, "verify": _verify,
    "compare": _compare, "dossier": _dossier,
}  # fmt: skip
