"""The examples of the README do what it says."""

import pytest

from minzheng.wiring.commands import decide
from minzheng.wiring.data_dir import CHECKOUT

pytestmark = pytest.mark.django_db  # approved parameters are looked up

FAMILY = str(CHECKOUT / "docs/examples/family.yaml")


def test_the_family_of_the_readme_is_decided(capsys: pytest.CaptureFixture[str]) -> None:
    place = ["relief/dibao", "--facts", FAMILY, "--on", "2026-11-02", "--place", "440118"]

    assert decide.run(place) == 0
    short = capsys.readouterr().out
    assert "结论：符合" in short
    # (1282 - (2400 - 200 - 600) ÷ 3) × 3 = 2246.01; 重病 30% 与 未成年 20%: 384.60 + 256.40
    assert "月保障金：2,887.01元" in short
    assert "《社会救助法》第十八条" in short

    assert decide.run([*place, "--all"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 2 * len(short.splitlines())
