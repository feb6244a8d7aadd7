"""``bench``: the measurements in bench/, each beside its rivals."""

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.equipment import RIVALS, install_what_is_missing
from minzheng.wiring.measured import measure, table
from minzheng.wiring.running import run_silently, run_tool, say, summarise

HELP = (
    "性能测量：bench 列出并显示存下的结果，bench 名称… 运行，bench all 全部运行；"
    "bench T2 --people 1000000 --json，加 --keep 存入 bench/results.json"
)
PLAIN = True

FOLDER = CHECKOUT / "bench"
TASKS = {
    "T1": "bench.linkage",
    "T2": "bench.eligibility",
    "T3": "bench.pages",
    "T4": "bench.payments",
    "T5": "bench.import_feed",
    "T6": "bench.eligibility.one_family",
    "T7": "bench.night",
    "T8": "bench.pages.heavy",
}
# They use the engines themselves, not only in children.
IN_THE_HOUSE = ("T1", "documents", "matching")
KEEP = "--keep"
RIVALLED = {"T1", "T2", "T6"}  # rivals that come with the extra lock


def run(argv: list[str]) -> int:
    """Words after the first one with a dash go to the measurement itself."""
    at = next((place for place, word in enumerate(argv) if word.startswith("-")), len(argv))
    chosen, options = argv[:at], argv[at:]
    modules = _modules()
    if not chosen:
        say("可运行的测量：" + ("、".join(modules) or "（暂无）"))
        say("\n".join(table()))
        return 0
    names = list(modules) if chosen == ["all"] else chosen
    unknown = [name for name in names if name not in modules]
    if unknown:
        say(f"没有这些测量：{'、'.join(unknown)}。可选：{'、'.join(modules)}。")
        return 2
    if RIVALLED & set(names) and install_what_is_missing(RIVALS):
        return 1
    if KEEP in options:
        measure(_start(names[0]), names[0], [each for each in options if each != KEEP])
        say("\n".join(table()))
        return 0
    if "--json" in options:
        return run_silently((*_start(names[0]), *options))
    return summarise([run_tool(f"测量 {name}", (*_start(name), *options)) for name in names])


def _start(name: str) -> tuple[str, ...]:
    """How python is told to begin it."""
    house = ("bench._house",) if name in IN_THE_HOUSE else ()
    return ("-m", *house, _modules()[name])


def _modules() -> dict[str, str]:
    paths = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    return {name: f"bench.{name}" for name in paths} | TASKS
