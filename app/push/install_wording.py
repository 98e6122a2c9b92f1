"""How to put the app on a home screen, step by step, by the names of push.platforms."""

from typing import NamedTuple

from flask_babel import lazy_gettext


class Way(NamedTuple):
    """One platform: whose it is, what to do, and one thing more to know."""

    title: str
    steps: tuple[str, ...]
    note: str = ""


_TAP_ADD = lazy_gettext("Tap Add.")
_FROM_THERE = lazy_gettext("Open Homestretch from your home screen. Turn on reminders there.")
_APPLE_NOTE = lazy_gettext(
    "It needs iOS 16.4 or newer. The new app starts empty: first send what waits on this phone."
)

WAYS = {
    "iphone": Way(
        lazy_gettext("iPhone or iPad, Safari"),
        (
            lazy_gettext("Tap Share: the box with an arrow that points up."),
            lazy_gettext("Scroll down and tap Add to Home Screen."),
            _TAP_ADD,
            _FROM_THERE,
        ),
        _APPLE_NOTE,
    ),
    "iphone_other": Way(
        lazy_gettext("iPhone or iPad, other browsers"),
        (
            lazy_gettext("Tap Share. It is by the address, or in the menu."),
            lazy_gettext("Tap Add to Home Screen. If you do not see it, open this page in Safari."),
            _TAP_ADD,
            _FROM_THERE,
        ),
        _APPLE_NOTE,
    ),
    "android": Way(
        lazy_gettext("Android, Chrome"),
        (
            lazy_gettext("Tap the three dots at the top."),
            lazy_gettext("Tap Install app or Add to Home screen."),
            lazy_gettext("Tap Install."),
        ),
    ),
    "samsung": Way(
        lazy_gettext("Android, Samsung Internet"),
        (
            lazy_gettext("Tap the three lines at the bottom."),
            lazy_gettext("Tap Add page to, then Home screen."),
            _TAP_ADD,
        ),
    ),
    "firefox_android": Way(
        lazy_gettext("Android, Firefox"),
        (
            lazy_gettext("Tap the three dots by the address."),
            lazy_gettext("Tap Add app to Home screen, or Install."),
            _TAP_ADD,
        ),
    ),
    "chrome": Way(
        lazy_gettext("Computer, Chrome"),
        (
            lazy_gettext("Click the small screen with an arrow, at the end of the address."),
            lazy_gettext("Click Install."),
        ),
        lazy_gettext(
            "You do not see it? Click the three dots, then Cast, save, and share, then Install."
        ),
    ),
    "edge": Way(
        lazy_gettext("Computer, Edge"),
        (
            lazy_gettext("Click the three dots at the top."),
            lazy_gettext("Click Apps, then Install this site as an app."),
            lazy_gettext("Click Install."),
        ),
    ),
    "firefox": Way(
        lazy_gettext("Computer, Firefox"),
        (
            lazy_gettext("Turn on reminders on this page."),
            lazy_gettext("Leave Firefox open. It shows them while it runs."),
        ),
        lazy_gettext("Most versions of Firefox cannot install an app on a computer."),
    ),
    "mac": Way(
        lazy_gettext("Mac, Safari"),
        (
            lazy_gettext("In the menu bar, click File."),
            lazy_gettext("Click Add to Dock."),
            lazy_gettext("Click Add."),
        ),
        lazy_gettext("It needs macOS Sonoma or newer."),
    ),
    "other": Way(
        lazy_gettext("Other browsers"),
        (
            lazy_gettext("Open the menu of your browser."),
            lazy_gettext("Look for Install, or for Add to Home screen."),
        ),
        lazy_gettext("You do not see it? Try Chrome, or Safari on an iPhone."),
    ),
}
