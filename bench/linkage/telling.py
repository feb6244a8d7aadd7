"""The result for a person, and the figures the model card shows."""

import json
from datetime import date
from typing import Any

from minzheng.engines.linkage.api import MEASURED

HEAD = "{:<14}{:>9}{:>10}{:>10}{:>10}{:>9}"


def told(found: dict[str, Any]) -> str:
    """All tables as lines of text."""
    lines = [
        f"{found['people']:,} 条合成记录，{found['cores']} 核，机器负载 {found['load']}",
        HEAD.format("", "秒", "准确率", "召回率", "F1", "内存MB"),
    ]
    for name in found["f1"]:
        seconds = found["ours_s"] if name == "ours" else found["rivals"][name]["seconds"]
        figures = [found[key][name] for key in ("precision", "recall", "f1")]
        lines.append(HEAD.format(name, f"{seconds:.2f}", *figures, found["peak_mb"][name]))
    plain, saved = found["ratio"]["splink"], found["ratio"]["splink_saved"]
    lines.append(f"比 Splink 快 {plain} 倍，比用现成模型的 Splink 快 {saved} 倍")
    lines.append(HEAD.format("召回率（按差错）", "对数", "ours", "splink", "exact", ""))
    for kind, ours in found["by_kind"]["ours"].items():
        rivals = [found["by_kind"][name][kind]["recall"] for name in ("splink", "exact")]
        lines.append(HEAD.format(kind, ours["pairs"], ours["recall"], *rivals, ""))
    for number, each in found["febrl"].items():
        lines += [f"FEBRL {number}", *(_febrl(name, run) for name, run in each.items())]
    return "\n".join(lines)


def card(found: dict[str, Any], day: date) -> None:
    """Keep what the model card publishes: precision and recall, by kind, FEBRL too."""
    kept = {
        "how": "./minzheng bench T1 --people N --card",
        "measured_on": day.isoformat(),
        "records": found["people"],
        "precision": found["precision"]["ours"],
        "recall": found["recall"]["ours"],
        "f1": found["f1"]["ours"],
        "by_kind": found["by_kind"]["ours"],
        "kept_back": found["kept_back"],
        "febrl": {number: each["ours"] for number, each in found["febrl"].items()},
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    MEASURED.write_text(text, encoding="utf-8")


def _febrl(name: str, run: dict[str, float]) -> str:
    figures = (run["precision"], run["recall"], run["f1"])
    return HEAD.format(name, f"{run['seconds']:.2f}", *figures, "")
