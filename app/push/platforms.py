"""Which way of putting the app on a home screen a browser has, from what it says of itself."""

# No Safari, though on an Apple phone all call themselves so.
_ON_APPLE = ("CriOS", "FxiOS", "EdgiOS", "OPiOS", "OPT/", "DuckDuckGo", "GSA/", "Brave")
_APPLE = ("iPhone", "iPad", "iPod")
# The first that fits counts.
_ON_ANDROID = (("SamsungBrowser", "samsung"), ("Firefox", "firefox_android"))
_ON_COMPUTERS = (
    ("Edg/", "edge"),
    ("Firefox", "firefox"),
    ("OPR/", "other"),
    ("Chrome", "chrome"),
    ("Macintosh", "mac"),
)


def platform_of(user_agent: str) -> str:
    """A name such as "iphone". An iPad in Safari says that it is a Mac: only a script can tell."""
    is_on_apple = any(mark in user_agent for mark in _APPLE)
    # Which no Mac has; so this is an iPad that asks for pages as a Mac gets them.
    if any(mark in user_agent for mark in (_ON_APPLE if is_on_apple else _ON_APPLE[:5])):
        return "iphone_other"
    if is_on_apple:
        return "iphone"
    if "Android" in user_agent:
        return _first(user_agent, _ON_ANDROID) or "android"
    return _first(user_agent, _ON_COMPUTERS) or "other"


def _first(user_agent: str, names: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for mark, name in names if mark in user_agent), None)
