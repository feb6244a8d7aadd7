"""Fonts: what they cover, that they are the ones we cut, and that a gap is named."""

import hashlib

import pytest
from fontTools.ttLib import TTFont

from minzheng.engines.notices.api import MissingGlyph
from minzheng.engines.notices.typesetting import fontset
from minzheng.engines.notices.typesetting.coverage import coverage

FILES = [fontset.VENDORED / f"MinzhengSong-{style}.otf" for style in ("Regular", "Bold")]
needs_noto = pytest.mark.skipif(
    not list(fontset.SYSTEM.rglob("NotoSerifCJK-Regular.*")), reason="没有安装 Noto Serif CJK"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_coverage_agrees_with_fonttools(path) -> None:
    assert coverage(path) == set(TTFont(path, lazy=True).getBestCmap())


def test_both_weights_cover_the_same_characters() -> None:
    regular, bold = map(coverage, FILES)

    assert regular == bold


def test_the_standard_characters_and_rare_names_are_there() -> None:
    text = (fontset.VENDORED / "characters.txt").read_text("utf-8")
    standard = "".join(line for line in text.splitlines() if not line.startswith("#"))

    assert len(standard) == 8105
    assert not {
        sign
        for sign in standard + "䶮㛃𬭎𫖮〔〕￥①②→·（），。："
        if ord(sign) not in coverage(FILES[0])
    }


def test_the_files_are_the_ones_that_were_cut() -> None:
    listed = dict(
        reversed(line.split()) for line in (fontset.VENDORED / "HASHES").read_text().splitlines()
    )

    assert listed == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES}


def test_ordinary_text_needs_no_other_font() -> None:
    assert fontset.fonts_for([("正文", "张䶮喆")]).families == (fontset.SONG,)


def test_it_records_that_song_stands_for_fangsong() -> None:
    assert "无仿宋" in fontset.fonts_for([("正文", "张")]).record


@needs_noto
def test_a_rare_character_brings_in_the_full_noto() -> None:
    assert fontset.RARE in fontset.fonts_for([("正文", "㐂")]).families


@pytest.mark.parametrize("sign", ["\ue000", "\U0003134a", "😀", "\x07"])
def test_it_names_the_character_and_the_place(sign: str) -> None:
    with pytest.raises(MissingGlyph, match=f"主送中的.*U\\+{ord(sign):04X}") as refused:
        fontset.fonts_for([("标题", "好"), ("主送", f"张{sign}")])

    assert refused.value.character == sign


def test_without_noto_a_rare_character_is_named(monkeypatch, tmp_path, settings) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(fontset, "SYSTEM", tmp_path)

    with pytest.raises(MissingGlyph, match="㐂"):
        fontset.fonts_for([("主送", "㐂")])


def test_a_fangsong_in_the_data_directory_becomes_the_body(data_dir) -> None:
    (data_dir / "fonts").mkdir()
    font = TTFont(FILES[0])
    for number in (1, 4):
        font["name"].setName("FangSong", number, 3, 1, 0x409)
    font.save(data_dir / "fonts" / "fangsong.otf")

    chosen = fontset.fonts_for([("正文", "张")])

    assert chosen.families[:2] == ("FangSong", fontset.SONG)
    assert "无仿宋" not in chosen.record


def test_the_cut_keeps_copyright_and_licence() -> None:
    names = TTFont(FILES[0], lazy=True)["name"]

    assert "Adobe" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)
