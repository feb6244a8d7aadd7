"""``docs``: a page for every matter, statute and term; no link of it is dead."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pytest_django import DjangoDbBlocker

from minzheng.kernel.feed import feeds
from minzheng.kernel.matter import catalogue
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.wiring.commands import docs
from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.reference.laws import laws_in_order
from minzheng.wiring.reference.matters import Here

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]*)(?:#([^)]+))?\)")
PLACE, ON = "440118", "2026-11-02"


@pytest.fixture(scope="module")
def folder(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Written once; the tests only read it."""
    to = tmp_path_factory.mktemp("reference")
    with django_db_blocker.unblock():
        assert docs.run(["--to", str(to), "--place", PLACE, "--on", ON]) == 0
    return to


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def test_every_matter_has_a_page_and_a_picture_for_each_flow(folder: Path) -> None:
    for key, matter in catalogue().matters.items():
        name = key.replace("/", "-")
        page = text(folder, f"matters/{name}.md")
        assert page.startswith(f"# {matter.service.title}\n")
        assert all(f"### {formula.label}\n" in page for formula in matter.policy.formulas)
        assert all(str(case["name"]) in page for case in matter.cases)
        pictures = [folder / f"matters/{name}-{n + 1}.svg" for n in range(len(matter.flows))]
        assert all(picture.exists() for picture in pictures)


def test_a_picture_stands_by_itself(folder: Path) -> None:
    for path in sorted((folder / "matters").glob("*.svg")):
        root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314  our own text
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}style") is not None


def test_no_link_is_dead(folder: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in folder.rglob("*.md")}
    dead = []
    for path, page in pages.items():
        for to, anchor in LINK.findall(page):
            target = (path.parent / to).resolve() if to else path
            there = pages.get(target, "") if anchor else "x"
            if not target.exists() or (anchor and f'<a id="{anchor}"></a>' not in there):
                dead.append((path.name, to, anchor))

    assert pages and dead == []


def test_the_index_leads_to_every_page(folder: Path) -> None:
    index = text(folder, "index.md")

    for path in folder.rglob("*.md"):
        name = path.relative_to(folder).as_posix()
        assert name == "index.md" or f"({name})" in index, name


def test_an_article_names_the_rules_that_rest_on_it(folder: Path) -> None:
    page = text(folder, "statutes/social_assistance_law.md")

    assert 社会救助法.第十八条.text in page
    article = page.partition("## 第十八条\n")[2].partition("<a id=")[0]
    assert "[最低生活保障](../matters/relief-dibao.md)：" in article
    assert "收入条件" in article


def test_every_statute_is_restated(folder: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in (folder / "statutes").glob("*.md"))

    for law in laws_in_order():
        assert f"# 《{law.title}》\n" in pages
        assert all(article.text in pages for article in law.articles())


def test_a_number_stands_there_with_value_day_and_status(folder: Path) -> None:
    page = text(folder, "matters/relief-dibao.md")

    row = next(line for line in page.splitlines() if '<a id="dibao.standard">' in line)
    assert "1,282.00元" in row and "待确认" in row


def test_terms_stand_there_with_column_and_meaning(folder: Path) -> None:
    page = text(folder, "vocabulary.md")

    assert "| 银行存款 | `deposits` | 分 | 家庭 | 全家的存款和现金 |" in page
    assert "`dibao.standard`" in page


def test_every_feed_stands_there_with_owner_columns_and_who_may_use_it(folder: Path) -> None:
    page = text(folder, "feeds.md")

    for name, feed in feeds().items():
        section = page.partition(f'<a id="{name}"></a>')[2].partition("<a id=")[0]
        assert f"| 提供部门 | {feed.owner} |" in section
        assert all(f"| {column.header} | {column.term.term} |" in section
                   for column in feed.columns)  # fmt: skip
        assert all(f"| {fact.term} | " in section for fact in feed.gives)
    assert "| 死亡日期 | 医学死亡日期，再民政登记的，再火化日期 |" in page


@pytest.mark.django_db
def test_made_twice_it_is_the_same() -> None:
    here = Here("440118000000", date(2026, 11, 2))

    assert docs.reference(here) == docs.reference(here)


@pytest.mark.django_db
def test_a_place_that_is_no_place_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert docs.run(["--to", str(tmp_path), "--place", "某地", "--on", ON]) == 1
    assert "没有写成" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "there"
    blocked.write_text("")

    assert docs.run(["--to", str(blocked), "--place", PLACE, "--on", ON]) == 1
    assert "没有写成" in capsys.readouterr().err


def test_a_fresh_checkout_without_a_database_will_do(tmp_path: Path) -> None:
    words = ["docs", "--to", str(tmp_path / "out"), "--place", PLACE, "--on", ON]
    surroundings = {"PYTHONPATH": str(CHECKOUT / "src"), "MINZHENG_DATA": str(tmp_path / "data")}

    done = subprocess.run(
        [sys.executable, "-m", "minzheng.wiring", *words],
        env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/index.md").exists()
