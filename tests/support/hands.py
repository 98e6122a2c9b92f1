"""How people work a page: with a finger, or with the keyboard alone."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120


class Finger:
    """Taps, and types into what was tapped."""

    def __init__(self, page: Page):
        self.page = page

    def press(self, control: Locator) -> None:
        control.tap()

    def choose(self, option: Locator) -> None:
        # The radio lies under its label, which is what a finger meets.
        option.page.locator(f"label[for='{option.get_attribute('id')}']").tap()

    check = choose

    def write(self, field: Locator, text: str) -> None:
        field.tap()
        field.fill(text)


class Keys:
    """Tab, Enter and Space, with arrows among radios as browsers have it; never a pointer.

    Wherever the focus comes by, it must be seen: with a ring, and not under the bar.
    """

    def __init__(self, page: Page):
        self.page = page

    def press(self, control: Locator) -> None:
        self._tab_to(control)
        self.page.keyboard.press("Enter")

    def choose(self, option: Locator) -> None:
        chosen = self.page.locator(f"[name='{option.get_attribute('name')}']:checked")
        self._tab_to(chosen)
        while not option.is_checked():
            self.page.keyboard.press("ArrowRight")

    def check(self, box: Locator) -> None:
        self._tab_to(box)
        self.page.keyboard.press("Space")

    def write(self, field: Locator, text: str) -> None:
        self._tab_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _tab_to(self, control: Locator) -> None:
        expect(control).to_be_visible()
        for _ in range(MOST_TABS):
            if control.evaluate("e => e === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
            where = self.page.evaluate(WHERE_THE_FOCUS_IS)
            assert not where["wrong"], where
        expect(control).to_be_focused()


# The focused element, and what keeps a person from seeing that it is focused, if anything does.
WHERE_THE_FOCUS_IS = """() => {
  const focused = document.activeElement;
  const name = focused.outerHTML.slice(0, 120);
  // The calendar button inside a date field has a ring of the browser's own.
  const isInside = focused.matches("[type=date], [type=time]") && !focused.matches(":focus");
  if (focused === document.body || isInside) return {name, wrong: ""};
  const shown = focused.matches("[type=radio], [type=checkbox]") && focused.id
    ? document.querySelector(`label[for="${focused.id}"]`) ?? focused : focused;
  const box = shown.getBoundingClientRect();
  const rings = [focused, shown].map((e) => getComputedStyle(e));
  const hasRing = rings.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 24);
  const above = document.elementFromPoint(x, y);
  const seen = above && (shown.contains(above) || above.contains(shown));
  return {name, wrong: !hasRing ? "no ring" : !seen ? "hidden" : ""};
}"""
