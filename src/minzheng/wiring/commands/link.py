"""``link``: whose rows these are: train the model, see the queue, write what was settled."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, SignInRefused
from minzheng.engines.linkage import api
from minzheng.engines.linkage.api import LinkageRefused
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import feeds
from minzheng.wiring.acting import add_officer, officer_of
from minzheng.wiring.today import business_day

HELP = "人员关联：link queue 看待核对，train 训练模型，doubles 找一人两号，apply 写入认定"
Answer = Mapping[str, Any]


def run(argv: list[str]) -> int:
    """Print what was done; 1 when it was refused."""
    options = _parser().parse_args(argv)
    try:
        answer = ACTIONS[options.action](options)
    except (LinkageRefused, NotAllowed, SignInRefused) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    plain = json.dumps(answer, ensure_ascii=False, indent=1, default=str)
    lines = plain if options.json else "\n".join(f"{key}：{value}" for key, value in answer.items())
    sys.stdout.write(lines + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng link", description=HELP)
    actions = parser.add_subparsers(dest="action", required=True)
    for name, words in WORDS.items():
        action = actions.add_parser(name, help=words, description=words)
        action.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
        action.add_argument("--json", action="store_true", help="输出 JSON")
        if name in BY_OFFICERS:
            add_officer(action)
    return parser


WORDS = {
    "queue": "待核对的关联有多少，按数据和原因",
    "model": "现在用的模型，和它的准确率、召回率",
    "train": "用数据湖里的记录训练本地的模型",
    "doubles": "找出两个号码像是同一人的，放进待核对",
    "apply": "把认定和撤销写进数据湖",
}
BY_OFFICERS = ("queue", "train", "doubles")


def _queue(options: argparse.Namespace) -> Answer:
    titles = {name: feed.title for name, feed in feeds().items()}
    waiting = api.counts(officer_of(options))
    told = {
        f"{titles.get(each['feed'], '两个号码')}，{_reason(each['reason'])}": each["n"]
        for each in waiting
    }
    return told or {"待核对": 0}


def _model(options: argparse.Namespace) -> Answer:
    model = api.model_in_use()
    measured = json.loads(api.MEASURED.read_text(encoding="utf-8"))
    return {
        "模型": model.version,
        "训练数据": model.data,
        "自动关联的最低把握": round(api.probability(model.sure), 3),
        "准确率": measured["precision"],
        "召回率": measured["recall"],
        "测量": f"{measured['measured_on']}，{measured['records']} 条合成记录",
    }


def _train(options: argparse.Namespace) -> Answer:
    model = api.train_on_lake(by=officer_of(options), on=options.on or business_day())
    return {
        "新模型": model.version,
        "训练数据": model.data,
        "没有遇到的": "；".join(model.untrained),
    }


def _doubles(options: argparse.Namespace) -> Answer:
    done = api.seek_doubles(by=officer_of(options), on=options.on or business_day())
    return {"比对记录": done.records, "待核对的号码对": done.pairs}


def _apply(options: argparse.Namespace) -> Answer:
    made = api.carry_out(by=SYSTEM)
    return {"新版本": "、".join(version.ref for version in made) or "没有要写入的"}


def _reason(value: str) -> str:
    return str(api.ReviewPair.Reason(value).label)


ACTIONS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "queue": _queue,
    "model": _model,
    "train": _train,
    "doubles": _doubles,
    "apply": _apply,
}
