"""People in front of a screen: they open, read, fill in and press what a hand and an eye could."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pypdfium2
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from minzheng.wiring.demo.accounts import PASSWORD

from .house import House

PHONE, DESK = (390, 844), (1280, 900)
FAULTS = """rules => axe.run(rules).then(found => found.violations.flatMap(
    each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 160)}`)))"""
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
PATIENCE = 15_000  # milliseconds: a slow machine is not a wrong page
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Album:
    """Pages looked at in all their sizes: what axe has against each, and a picture if wanted."""

    folder: Path | None = None
    faults: dict[str, list[str]] = field(default_factory=dict)

    def take(self, page: Page, name: str) -> None:
        """Look at a page as it is: on a desk, and on a phone in the care version.

        These two are furthest apart; with a folder for pictures all four of them are looked at.
        """
        size = page.viewport_size
        for looks, sizes in self._outfits().items():
            _wear(page, looks)
            for width, height in sizes:
                page.set_viewport_size({"width": width, "height": height})
                self._look(page, f"{name}-{width}{'-care' if looks else ''}")
        _wear(page, "")
        if size is not None:
            page.set_viewport_size(size)

    def _outfits(self) -> dict[str, tuple[tuple[int, int], ...]]:
        both = (PHONE, DESK)
        return {"": both, "care-on": both} if self.folder else {"": (DESK,), "care-on": (PHONE,)}

    def _look(self, page: Page, name: str) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        self.faults[name] = page.evaluate(FAULTS, RULES)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.faults[name].append(f"scrolls sideways by {wide} px")
        if self.folder is not None:
            page.screenshot(path=self.folder / f"{name}.png", full_page=True)

    def wrong(self) -> dict[str, list[str]]:
        """The pages with something wrong."""
        return {name: faults for name, faults in self.faults.items() if faults}


class Person:
    """Somebody with a browser of her own."""

    def __init__(self, context: BrowserContext, house: House, album: Album | None = None) -> None:
        self.context, self.house, self.album = context, house, album
        context.set_default_timeout(PATIENCE)
        self.page = context.new_page()
        expect.set_options(timeout=PATIENCE)

    # going about

    def opens(self, path: str) -> "Person":
        answer = self.page.goto(self.house.url + path if path.startswith("/") else path)
        assert answer is not None and answer.status < 500, f"{path}: {answer and answer.status}"
        return self

    def follows(self, words: str | re.Pattern[str], *, beside: str = "") -> "Person":
        """A link by its words, in the row of a table that tells of `beside`."""
        place = self.page.get_by_role("row").filter(has_text=beside) if beside else self.page
        return self._goes_on(place.get_by_role("link", name=words).first)

    def presses(self, words: str) -> "Person":
        return self._goes_on(self.button(words))

    def button(self, words: str) -> Locator:
        return self.page.get_by_role("button", name=words, exact=True).first

    def _goes_on(self, what: Locator) -> "Person":
        """Press, and wait for the page that comes of it: each link and button brings one."""
        with self.page.expect_navigation():
            self.clicks(what)
        return self

    # by hand: with the mouse here, with the keys alone in keys.py

    def clicks(self, what: Locator) -> None:
        what.click()

    def writes(self, box: Locator, text: str) -> None:
        box.fill(text)

    def checks(self, box: Locator) -> None:
        box.check()

    def selects(self, box: Locator, answer: str) -> None:
        box.select_option(label=answer)

    def signs_in(self, key: str, *, at: str = "/desk/sign-in/") -> "Person":
        """With the account of this key, as the sign-in page lists it."""
        return self.opens(at).gives_her_password(key)

    def gives_her_password(self, key: str) -> "Person":
        """On the sign-in page where she stands."""
        name_box = "工号" if "/desk/" in self.page.url else "用户名"
        self.writes(self.page.get_by_label(name_box, exact=True), self.house.accounts[key])
        self.writes(self.page.get_by_label("密码", exact=True), PASSWORD)
        return self.presses("登录")

    # filling in

    def fills(self, label: str, text: str, *, of: str = "") -> "Person":
        """A box by its label, in the part of the page that bears the name `of`."""
        self.writes(self.part(of).get_by_label(label, exact=False).first, text)
        return self

    def picks(self, question: str, answer: str, *, of: str = "") -> "Person":
        """One of several answers to a question."""
        asked = self.part(of).get_by_role("group", name=re.compile(re.escape(question)))
        self.checks(asked.last.get_by_label(answer, exact=True))
        return self

    def decides(self, outcome: str, *, by: str = "确定") -> "Person":
        """The outcome of a step, whether the rules propose it or not."""
        label = re.compile(f"^{re.escape(outcome)}(（系统建议）)?$")
        self.checks(self.page.get_by_role("group", name="决定").get_by_label(label))
        return self.presses(by)

    def chooses(self, question: str, answer: str) -> "Person":
        """An answer from a list that folds out."""
        self.selects(self.page.get_by_label(question), answer)
        return self

    def waits(self, days: int) -> "Person":
        """By the bar of the demo, a day or a week at a press."""
        for _ in range(days // 7):
            self.presses("7 天")
        for _ in range(days % 7):
            self.presses("1 天")
        return self

    def ticks(self, words: str, *, of: str = "") -> "Person":
        self.checks(self.part(of).get_by_label(words, exact=True))
        return self

    def writes_day(self, day: date) -> "Person":
        for words, number in (("年", day.year), ("月", day.month), ("日", day.day)):
            self.writes(self.page.get_by_label(words, exact=True), str(number))
        return self

    def hands_in(self, label: str, name: str, content: bytes, mime: str) -> "Person":
        """A file from her disk."""
        given: FilePayload = {"name": name, "mimeType": mime, "buffer": content}
        self.page.get_by_label(label).set_input_files(given)
        return self

    def part(self, name: str) -> Page | Locator:
        return self.page.get_by_role("group", name=name, exact=True) if name else self.page

    # seeing

    def sees(self, *texts: str | re.Pattern[str]) -> "Person":
        """Each of these words stands somewhere on the page, in sight."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)
        return self

    def does_not_see(self, *texts: str) -> "Person":
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def looks_around(self, name: str) -> "Person":
        """Keep the page in the album, if there is one."""
        if self.album is not None:
            self.album.take(self.page, name)
        return self

    # taking home

    def takes(self, path: str) -> bytes:
        """A file behind a link, as the browser would fetch it."""
        answer = self.context.request.get(self.house.url + path if path[0] == "/" else path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()

    def takes_letter(self, title: str) -> bytes:
        """The PDF of a letter of this title, on the page where it is listed."""
        link = self.page.get_by_role("link", name=title).first
        return self.takes(str(link.get_attribute("href")))

    def downloads(self, words: str) -> bytes:
        """A file behind a button."""
        with self.page.expect_download() as waiting:
            self.button(words).click()
        return Path(waiting.value.path()).read_bytes()


@dataclass(frozen=True)
class Crowd:
    """Opens a browser for whoever comes."""

    browser: Browser
    house: House
    album: Album | None = None

    @property
    def pictures(self) -> Album:
        assert self.album is not None
        return self.album

    def somebody(self, size: tuple[int, int], *, scripts: bool = True) -> Person:
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN",
            timezone_id="Asia/Shanghai", java_script_enabled=scripts, reduced_motion="reduce",
        )  # fmt: skip
        return Person(context, self.house, self.album if scripts else None)

    def on_a_phone(self, key: str = "", *, scripts: bool = True) -> Person:
        """A resident, signed in if a key is given."""
        person = self.somebody(PHONE, scripts=scripts)
        return person.signs_in(key, at="/sign-in/") if key else person

    def at_the_desk(self, key: str, size: tuple[int, int] = DESK) -> Person:
        """An officer, signed in."""
        return self.somebody(size).signs_in(key)


def pdf_text(content: bytes) -> str:
    """Everything a PDF says, without the spaces that typesetting puts between signs."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return re.sub(r"\s+", "", "".join(pages))


def _wear(page: Page, looks: str) -> None:
    """The care version is a cookie; the page is fetched anew with it."""
    url = page.url
    if looks:
        page.context.add_cookies([{"name": "looks", "value": looks, "url": url}])
    else:
        page.context.clear_cookies(name="looks")
    page.goto(url)
