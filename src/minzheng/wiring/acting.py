"""Acting for an officer on the command line: with her own name, password and one-time code."""

import argparse
import getpass
import sys

from django.utils import timezone

from minzheng.engines.access.api import Viewer, sign_in, viewer_of
from minzheng.wiring.today import business_day


def add_officer(parser: argparse.ArgumentParser) -> None:
    """The options by which an officer says who she is."""
    parser.add_argument("--by", required=True, metavar="工号", help="办理人的工号")
    parser.add_argument("--code", default="", help="动态口令（启用了才要）")
    parser.add_argument(
        "--password-stdin", action="store_true", help="从标准输入读密码；不写则在终端里问"
    )


def officer_of(options: argparse.Namespace) -> Viewer:
    """The officer, once her password is right. Raises SignInRefused."""
    if options.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass.getpass(f"{options.by} 的密码：")
    on = business_day()
    account = sign_in(options.by, password, options.code or None, on=on, at=timezone.now())
    return viewer_of(account, on)
