"""Which steps to the home screen a browser is shown first."""

import pytest

from app.push.install_wording import WAYS
from app.push.platforms import platform_of

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
BLINK = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0"
IPHONE = f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) {WEBKIT}"
IPAD = f"Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) {WEBKIT}"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
PIXEL = "Mozilla/5.0 (Linux; Android 10; K)"
BROWSERS = [
    (f"{IPHONE} Version/26.0 Mobile/15E148 Safari/604.1", "iphone"),
    (f"{IPAD} Version/16.6 Mobile/15E148 Safari/604.1", "iphone"),
    (f"{IPHONE} CriOS/145.0 Mobile/15E148 Safari/604.1", "iphone_other"),
    (f"{IPHONE} FxiOS/150.0 Mobile/15E148 Safari/605.1.15", "iphone_other"),
    (f"{IPHONE} Version/18.0 EdgiOS/145.0 Mobile/15E148 Safari/605.1.15", "iphone_other"),
    (f"{IPHONE} GSA/400.0 Mobile/15E148 Safari/604.1", "iphone_other"),
    (f"{MAC} {WEBKIT} CriOS/145 Version/18.0 Safari/605.1.15", "iphone_other"),
    (f"{PIXEL} {BLINK} Mobile Safari/537.36", "android"),
    (f"{PIXEL} {BLINK} Mobile Safari/537.36 EdgA/145.0", "android"),
    (f"{PIXEL} AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari", "samsung"),
    ("Mozilla/5.0 (Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "firefox_android"),
    (f"{WINDOWS} {BLINK} Safari/537.36", "chrome"),
    (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {BLINK} Safari/537.36", "chrome"),
    (f"{MAC} {BLINK} Safari/537.36", "chrome"),
    (f"{WINDOWS} {BLINK} Safari/537.36 Edg/145.0.0.0", "edge"),
    (f"{WINDOWS} {BLINK} Safari/537.36 OPR/125.0.0.0", "other"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"),
    (f"{MAC} {WEBKIT} Version/26.0 Safari/605.1.15", "mac"),
    ("curl/8.5.0", "other"),
    ("", "other"),
]


@pytest.mark.parametrize(
    ("user_agent", "platform"),
    BROWSERS,
    ids=[f"{number:02}-{platform}" for number, (_, platform) in enumerate(BROWSERS)],
)
def test_a_browser_is_known_by_what_it_says_of_itself(user_agent, platform):
    assert platform_of(user_agent) == platform


def test_each_platform_has_its_steps(ana):
    assert set(WAYS) == {platform for _, platform in BROWSERS}


@pytest.mark.parametrize(
    "user_agent", [BROWSERS[0][0], BROWSERS[7][0], ""], ids=["iphone", "android", "none"]
)
def test_its_own_steps_come_first_and_all_others_below(ana, user_agent):
    page = ana.get("/devices", headers={"User-Agent": user_agent}).text
    mine, _, others = page.partition('id="install"')[2].partition("<details>")
    own = str(WAYS[platform_of(user_agent)].title)
    assert f"<h3>{own}</h3>" in mine and f"<summary>{own}<" not in others
    assert mine.count("<h3>") == 1 and others.count("<summary>") == len(WAYS)


def test_an_ipad_that_says_it_is_a_mac_finds_both(ana):
    page = ana.get("/devices", headers={"User-Agent": BROWSERS[17][0]}).text
    mine = page.partition('id="install"')[2].partition("<details>")[0]
    ipad, mac = mine.partition('data-way="ipad" hidden')[2].split('data-way="here"')
    assert "Add to Home Screen" in ipad and "Add to Dock" in mac
