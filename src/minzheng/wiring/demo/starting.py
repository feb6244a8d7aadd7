"""What ``./minzheng demo`` does once Django is set up: prepare, build, move the date, serve."""

import argparse
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from django.conf import settings

from minzheng.wiring.demo.accounts import PASSWORD, listed_accounts
from minzheng.wiring.demo.build import Say, build_district
from minzheng.wiring.demo.clock import BackwardsRefused, move_to
from minzheng.wiring.demo.ground import PEOPLE
from minzheng.wiring.demo.state import State, read_state
from minzheng.wiring.running import say
from minzheng.wiring.serving import Address, become_server, prepare
from minzheng.wiring.today import business_day
from minzheng.wiring.worker import start_beside

FIRST_PORT, PORTS = 8000, 50
REFUSED = 1
HOST = "127.0.0.1"


def start(options: argparse.Namespace) -> int:
    """Make the district ready, say how to look at it, and serve it unless only to be built."""
    tell = _silent if options.json else say
    prepare()
    state = _built(read_state(), options, tell)
    try:
        _move(options.on, tell)
    except BackwardsRefused as refusal:
        say(str(refusal))
        return REFUSED
    address = None if options.build_only else Address(HOST, options.port or free_port())
    (_tell_json if options.json else _tell_words)(state, address)
    if address is not None:
        start_beside()
        become_server(address)
    return 0


def free_port() -> int:
    """The first free port from 8000 on. Raises OSError when there is none near."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe, suppress(OSError):
            probe.bind((HOST, port))
            return port
    raise OSError(f"{FIRST_PORT} 起的 {PORTS} 个端口都被占用，请用 --port 指定一个")


def _built(state: State | None, options: argparse.Namespace, tell: Say) -> State:
    """The district there is, else a new one."""
    if state is None:
        return build_district(options.people or PEOPLE, say=tell)
    if options.people not in (None, state.people):
        tell(f"已有 {state.people} 人的演示区，继续使用；要换成 {options.people} 人请加 --fresh。")
    return state


def _move(day: date | None, tell: Say) -> None:
    """Forward to the day wanted, and say what each day brought. Raises BackwardsRefused."""
    for report in move_to(day) if day is not None else ():
        done = {
            "公示期满": report.unopposed,
            "等待期满": report.timed_out,
            "超期督办": report.escalated,
            "定期核查": report.reviews_opened,
            "问题": report.problems,
        }
        words = "，".join(f"{name} {len(held)} 件" for name, held in done.items() if held)
        tell(f"{report.on}：{words or '没有到期的事'}")


def _silent(_line: str) -> None:
    """Nothing but the JSON may be printed."""


def _tell_json(state: State, address: Address | None) -> None:
    told = {
        "url": address.url if address else None,
        "data_dir": str(settings.DATA_DIR),
        "business_date": business_day().isoformat(),
        "people": state.people,
        "cases": state.cases,
        "password": PASSWORD,
        "accounts": list(state.accounts),
    }
    say(json.dumps(told, ensure_ascii=False))


def _tell_words(state: State, address: Address | None) -> None:
    say(f"演示区：{state.people} 人，{state.cases} 件办件，业务日期 {business_day()}。")
    say("省、市、区用真实名称和代码；镇街、村居、人物、机构电话均为虚构。")
    say(f"数据目录：{settings.DATA_DIR}")
    if address is not None:
        say(f"\n打开 {address.url} （按 Ctrl-C 停止）")
    for line in guide():
        say(line)
    say(f"\n账号（密码都是 {PASSWORD}）：")
    for account in listed_accounts():
        say(f"  {account.username:<20}{account.name} {account.role}，{account.place}")


def guide() -> Iterator[str]:
    """What to click first, with the accounts to do it by."""
    names = {account.key: account.username for account in reversed(listed_accounts())}
    yield "\n先看什么："
    yield f"  1. 首页不用登录就能试算；用 {names['citizen_father']} 登录，申请最低生活保障。"
    yield f"  2. 到 /desk/ 用 {names['town_clerk']} 登录：受理；入户由两人签字，"
    yield f"     另一人是 {names['second_town_clerk']}。"
    yield f"  3. 用 {names['check_clerk']} 核对，会查到一笔没有申报的养老金；家庭说明后复核。"
    yield "  4. 初审后公示七天：页面上方点“日期前移 7 天”。"
    yield f"  5. 用 {names['district_head']} 确认，看决定书；用 {names['finance_clerk']} 测算批次。"
    yield f"  6. 用 {names['citizen_elder']} 登录，老人确认系统找到的高龄津贴；"
    yield f"     用 {names['citizen_guardian']} 登录，奶奶为孙女申请，全程不公示。"
    yield f"  7. 到 /desk/intake/ 窗口收件：用 {names['town_clerk']} 收急难救助，"
    yield f"     用 {names['relief_station']} 登记身份不明的求助人。"
