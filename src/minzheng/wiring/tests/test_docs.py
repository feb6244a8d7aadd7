"""Documentation is tested: links lead somewhere, settings are described, decisions are complete."""

import re
from pathlib import Path

import pytest

from minzheng.wiring.data_dir import CHECKOUT

PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
DECISIONS = sorted((CHECKOUT / "docs/decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [to for to in LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()]

    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_words_are_plain(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)

    assert re.findall(r"\b(?:simply|just|obviously|easily)\b", prose, re.IGNORECASE) == []


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_gives_context_decision_and_consequences(page: Path) -> None:
    headings = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)

    assert headings == ["Context", "Decision", "Consequences"]


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    index = (CHECKOUT / "docs/index.md").read_text("utf-8")

    assert [page.name[:4] for page in DECISIONS] == [
        f"{number:04d}" for number in range(1, len(DECISIONS) + 1)
    ]
    assert [page.name for page in DECISIONS if page.name not in index] == []


def test_every_setting_is_described() -> None:
    source = "".join(path.read_text("utf-8") for path in (CHECKOUT / "src").rglob("*.py"))
    used = set(re.findall(r'"(MINZHENG_[A-Z_]+|DATABASE_URL)"', source)) - {"MINZHENG_NONE"}
    described = (CHECKOUT / "docs/reference/settings.md").read_text("utf-8")

    assert [each for each in sorted(used) if f"`{each}`" not in described] == []
