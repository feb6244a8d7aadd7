"""What ``./minzheng demo`` does once Django is set up: prepare, build, move the date, serve."""

import argparse
import json
import socket

from django.conf import settings

from minzheng.wiring.demo.accounts import PASSWORD, listed_accounts
from minzheng.wiring.demo.build import build_district
from minzheng.wiring.demo.clock import BackwardsRefused, move_to
from minzheng.wiring.demo.state import State, read_state
from minzheng.wiring.running import say
from minzheng.wiring.serving import Address, become_server, prepare
from minzheng.wiring.today import business_day

FIRST_PORT, PORTS = 8000, 50
FIRST_CLICKS = (
    "\n先看什么：",
    "  1. 首页不用登录，点“我能不能申请”试算；再用 citizen_father 登录，申请最低生活保障。",
    "  2. 在 /desk/ 用 town_clerk 登录：受理、入户；用 check_clerk 核对，会查到一笔未申报的养老金。",
    "  3. 家庭说明情况后复核，公示七天：页面上方“日期前移 7 天”。",
    "  4. 用 district_head 确认，看决定书；再用 finance_clerk 测算当月批次。",
)
REFUSED = 1


def start(options: argparse.Namespace) -> int:
    """Make the district ready, say how to look at it, and serve it unless only to be built."""
    tell = _silent if options.json else say
    prepare()
    state = read_state()
    if state is None:
        state = build_district(options.people, say=tell)
    if options.on is not None:
        try:
            for report in move_to(options.on):
                tell(str(report))
        except BackwardsRefused as refusal:
            say(str(refusal))
            return REFUSED
    if options.build_only:
        _tell(state, None, options.json)
        return 0
    address = Address("127.0.0.1", options.port or free_port())
    _tell(state, address, options.json)
    become_server(address)


def _silent(_line: str) -> None:
    """Nothing but the JSON may be printed."""


def _tell(state: State, address: Address | None, as_json: bool) -> None:
    (_tell_json if as_json else _tell_words)(state, address)


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
    for line in FIRST_CLICKS:
        say(line)
    say(f"\n账号（密码都是 {PASSWORD}）：")
    for account in listed_accounts():
        say(f"  {account.username:<24}{account.name} {account.role}，{account.place}")


def free_port() -> int:
    """The first free port from 8000 on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return 0
