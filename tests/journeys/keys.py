"""Somebody who has no mouse: Tab to get there, arrows to choose, Enter and space to do it."""

from playwright.sync_api import Locator

from .driving import Person

MOST_STEPS = 250  # a page on which Tab needs longer keeps people out
HAS_FOCUS = "box => box === document.activeElement"
SAME_GROUP = """box => document.activeElement instanceof HTMLInputElement
    && box.type === 'radio' && document.activeElement.type === 'radio'
    && box.name === document.activeElement.name"""
SHOWN = """() => { const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; }"""


class AtTheKeys(Person):
    """Does whatever a Person does, by the keyboard alone."""

    def clicks(self, what: Locator) -> None:
        self._walk_to(what)
        self.page.keyboard.press("Enter")

    def writes(self, box: Locator, text: str) -> None:
        self._walk_to(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def checks(self, box: Locator) -> None:
        self._walk_to(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        assert box.is_checked()

    def selects(self, box: Locator, answer: str) -> None:
        """The list takes its entry by the first letters, as every list does."""
        self._walk_to(box)
        labels = box.locator("option").all_inner_texts()
        for _ in range(labels.index(answer)):
            self.page.keyboard.press("ArrowDown")
        assert box.locator("option:checked").inner_text() == answer

    def _walk_to(self, what: Locator) -> None:
        """Tab by Tab until it has the focus, which everybody can see."""
        for _ in range(MOST_STEPS):
            if what.evaluate(HAS_FOCUS):
                assert self.page.evaluate(SHOWN), f"the focus cannot be seen: {what}"
                return
            self.page.keyboard.press("ArrowDown" if what.evaluate(SAME_GROUP) else "Tab")
        raise AssertionError(f"Tab does not lead to {what}")
