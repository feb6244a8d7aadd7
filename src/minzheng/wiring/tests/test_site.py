"""site.yaml: read when it is there, refused by name when it is wrong."""

from pathlib import Path

import pytest

from minzheng.faces.looks.context import Site
from minzheng.wiring.site import FIELDS, STANDING, SiteError, read_site


def test_it_is_optional(tmp_path: Path) -> None:
    assert read_site(tmp_path / "site.yaml") == {"links": STANDING}


def test_it_gives_what_the_foot_of_a_page_shows(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("name: 增城区民政局\nhotline: 12345\nlinks: {上级网站: /above/}\n", "utf-8")

    site = Site(**read_site(path))

    assert (site.name, site.hotline) == ("增城区民政局", "12345")
    assert site.links == (*STANDING, ("上级网站", "/above/"))


@pytest.mark.parametrize(
    ("text", "words"), [("phone: 12345", "不认识 phone"), ("民政局", "应写成")]
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "site.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(SiteError, match=words):
        read_site(path)


def test_its_fields_are_those_that_pages_know() -> None:
    assert set(FIELDS) <= set(Site.__dataclass_fields__)
