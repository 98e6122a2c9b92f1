"""What can be measured on a page in a browser: widths, targets, what covers what, what moves."""

from playwright.sync_api import Page


def overflowing(page: Page) -> list[str]:
    """What makes the page wider than its window."""
    return page.evaluate("""() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth && innerWidth <= screen.width) return [];
      const wide = [...document.body.querySelectorAll("*")].filter(
        (e) => e.getBoundingClientRect().right > root.clientWidth + 1);
      return [`${root.scrollWidth} of ${root.clientWidth} px`,
        ...wide.map((e) => e.outerHTML.slice(0, 100))];
    }""")


def small_targets(page: Page) -> list[str]:
    """What is smaller than 48 px for a finger, or, as a link within a text, than 24 px."""
    return page.evaluate("""() => {
      const CONTROLS = "a[href], button, input, select, summary, textarea";
      const inText = (e) => e.matches("p a:not(.button), li a:not(.row, .tab)");
      const target = (e) => e.matches("[type=radio], [type=checkbox]")
        ? e.closest(".switch-field, .chip-option")?.querySelector("label") ?? e : e;
      const small = [];
      for (const e of document.querySelectorAll(CONTROLS)) {
        if (e.type === "hidden" || !e.checkVisibility({visibilityProperty: true})) continue;
        if (e.matches(".skip-link")) continue;
        const box = target(e).getBoundingClientRect();
        const least = inText(e) ? 24 : 48;
        // A long link in a text may be broken into lines; each is as high as a line.
        if (box.width < least - 0.5 || box.height < least - 0.5) {
          const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
          small.push(`${size}: ${e.outerHTML.slice(0, 120)}`);
        }
      }
      return small;
    }""")


def covered(page: Page) -> list[str]:
    """What something else lies over while it has the focus, such as the bar at the foot."""
    return page.evaluate("""() => {
      const CONTROLS = "main a[href], main button, main input, main select, main summary, " +
        "main textarea, footer a";
      const hidden = [];
      // What lies under an open dialog cannot be reached, and need not be seen.
      const open = document.querySelector("dialog[open]");
      const reached = open ? open.querySelectorAll("button") : document.querySelectorAll(CONTROLS);
      for (const e of reached) {
        if (e.type === "hidden" || !e.checkVisibility()) continue;
        e.focus();
        const shown = e.matches("[type=radio], [type=checkbox]")
          ? document.querySelector(`label[for="${e.id}"]`) ?? e : e;
        const box = shown.getBoundingClientRect();
        const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
        const top = document.elementFromPoint(x, y);
        if (!top || !(shown.contains(top) || top.contains(shown))) {
          hidden.push(`${e.outerHTML.slice(0, 100)} under ${top?.outerHTML.slice(0, 100)}`);
        }
      }
      document.activeElement?.blur();
      return hidden;
    }""")


def moving(page: Page) -> list[dict]:
    """Every transition and animation that a style would run."""
    return page.evaluate("""() => {
      const found = [];
      for (const e of document.querySelectorAll("*")) {
        const {transitionDuration, transitionProperty, animationName, animationDuration} =
          getComputedStyle(e);
        const seconds = Math.max(...transitionDuration.split(",").map(parseFloat));
        if (seconds > 0) found.push({seconds, property: transitionProperty, of: e.className});
        if (animationName !== "none") {
          found.push({seconds: parseFloat(animationDuration), property: animationName});
        }
      }
      return found;
    }""")
