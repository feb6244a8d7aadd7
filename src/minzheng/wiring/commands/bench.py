"""``bench``: the measurements in bench/, each beside its rivals."""

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.running import run_tool, say, summarise

HELP = "性能测量：bench 列出，bench 名称… 运行，bench all 全部运行"
PLAIN = True

FOLDER = CHECKOUT / "bench"


def run(argv: list[str]) -> int:
    names = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    if not argv:
        say("可运行的测量：" + ("、".join(names) or "（暂无）"))
        return 0
    chosen = names if argv == ["all"] else argv
    unknown = [name for name in chosen if name not in names]
    if unknown:
        say(f"没有这些测量：{'、'.join(unknown)}。可选：{'、'.join(names)}。")
        return 2
    return summarise([run_tool(f"测量 {name}", ("-m", f"bench.{name}")) for name in chosen])
