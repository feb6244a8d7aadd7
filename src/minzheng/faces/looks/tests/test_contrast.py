"""Every pair of tokens used together can be read, in every theme."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "static/looks/tokens.css").read_text(encoding="utf-8")
THEMES = {
    "light": ":root", "dark": ".theme-dark", "high": ".contrast-high", "black": ".contrast-black",
}  # fmt: skip
STATES = ("zhusha", "zhu", "teng", "zitang", "dai")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("paper", "surface", "shade")),
    *(("ink-3", ground) for ground in ("paper", "surface")),
    *((state, ground) for state in STATES for ground in ("paper", "surface", f"{state}-tint")),
    *(("ink", f"{state}-tint") for state in STATES),
    ("on-dai", "dai"), ("on-dai", "dai-deep"), ("on-zhusha", "zhusha"), ("dai-deep", "dai-tint"),
    ("zhusha", "surface"), ("ink-2", "dai-tint"), ("dai", "shade"),
]  # fmt: skip
SHAPES = [
    *(("line-input", ground) for ground in ("paper", "surface")),
    *(("chart-1", ground) for ground in ("paper", "surface")),
    ("focus-inner", "focus"),
]


def tokens_of(theme: str) -> dict[str, str]:
    """The theme's colours over the light ones."""
    blocks = (":root", THEMES[theme])
    found: dict[str, str] = {}
    for selector in blocks:
        body = re.search(re.escape(selector) + r" \{(.*?)\n\}", TOKENS, re.S)
        assert body, selector
        found |= dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", body[1]))
    return found


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_from_its_ground(theme: str, ink: str, ground: str) -> None:
    colours = tokens_of(theme)

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_boxes_bars_and_focus_stand_out(theme: str, shape: str, ground: str) -> None:
    colours = tokens_of(theme)

    assert contrast(colours[shape], colours[ground]) >= 3


def test_every_theme_defines_every_colour_of_the_light_one() -> None:
    light = set(tokens_of("light"))

    for theme, selector in THEMES.items():
        body = re.search(re.escape(selector) + r" \{(.*?)\n\}", TOKENS, re.S)
        assert body
        missing = light - {name for name, _ in re.findall(r"--([\w-]+): (#[0-9A-F]{6})", body[1])}
        assert not missing, (theme, missing)
