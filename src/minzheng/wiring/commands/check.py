"""``check``: format, lint, types, import contracts and migrations, each with its time."""

import tempfile

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.running import Finished, run_tool, say, summarise
from minzheng.wiring.sizes import report

HELP = "检查：格式、规范、类型、层次约定、迁移（两分钟以内）"
PLAIN = True

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"
TOOLS = (
    ("格式", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    ("规范", ("-m", "ruff", "check", "--quiet", "--output-format=concise", ".")),
    ("类型", ("-m", "mypy")),
    ("层次", ("-c", LINT_IMPORTS)),
    ("迁移", ("-m", "django", "makemigrations", "--check", "--dry-run")),
)


def run(_argv: list[str]) -> int:
    finished = run_checks()
    say(report())
    return summarise(finished)


def run_checks() -> list[Finished]:
    """All of them, also after a failure: who repairs wants to see everything at once."""
    with tempfile.TemporaryDirectory() as empty:  # no check may need, or touch, the office's data
        environment = {
            "DJANGO_SETTINGS_MODULE": "minzheng.wiring.settings",
            "MINZHENG_DATA": empty,
            "DATABASE_URL": "",
            "PYTHONPATH": str(CHECKOUT / "src"),
        }
        return [run_tool(title, words, environment=environment) for title, words in TOOLS]
