"""``serve``: the web server on SQLite, or on PostgreSQL when DATABASE_URL says so."""

import argparse

from django.conf import settings

from minzheng.wiring.postgres import free_port
from minzheng.wiring.running import say
from minzheng.wiring.serving import Address, become_server, prepare
from minzheng.wiring.worker import start_beside

HELP = "启动网站（先更新数据表；--port、--host；DATABASE_URL 可指向 PostgreSQL）"


def run(argv: list[str]) -> int:
    options = _read_options(argv)
    address = Address(options.host, options.port or free_port())
    prepare()
    say(f"民政业务系统已启动：{address.url}  （按 Ctrl-C 停止）")
    say(f"数据目录：{settings.DATA_DIR}  数据库：{settings.DATABASES['default']['ENGINE']}")
    if settings.HTTPS:
        say("登录须经 HTTPS：请放在反向代理之后；内网试用可设 MINZHENG_HTTPS=0。")
    if options.worker:
        start_beside()
    become_server(address)


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="minzheng serve", description=HELP)
    parser.add_argument("--port", type=int, default=0, help="端口；不写则自动选一个空闲端口")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument(
        "--worker",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="同时启动后台任务程序（--no-worker：另用 ./minzheng work 启动）",
    )
    return parser.parse_args(argv)
