"""Which Chromium drives the browser tests, and with which options."""

import shutil

from flask.testing import FlaskClient

# The suggestions of an address bar that nobody sees: pages of their own, with which every window
# costs three times as much.
NOT_NEEDED = "WebUIOmniboxPopup WebUIOmniboxAimPopup WebUIOmniboxFullPopup".split()
# What Playwright turns off itself: of two such flags only the last one counts.
OFF_ANYWAY = """
    AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync
    DestroyProfileOnBrowserClose HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay
    MediaRouter NetworkTimeServiceQuerying OptimizationHints PaintHolding PreconnectToSearch
    TcpPortRandomizationWin ThirdPartyStoragePartitioning
""".split()

# The headless *shell* that Playwright prefers lacks notifications, background sync and push; both
# choices below run the whole browser without a window.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
    f"--disable-features={','.join(OFF_ANYWAY + NOT_NEEDED)}",
    # A container's /dev/shm may be too small for a page.
    "--disable-dev-shm-usage",
    # The same pictures on every machine.
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]

# A phone as most people hold one, on the other side of an ocean from UTC.
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "timezone_id": "America/New_York",
    "locale": "en-US",
}


def chromium_path() -> str | None:
    """The system's own Chromium; None where Playwright's must do."""
    return shutil.which("chromium")


def launch_options() -> dict:
    """Keyword arguments for Playwright's `launch` and `launch_persistent_context`."""
    which = {"executable_path": path} if (path := chromium_path()) else {"channel": "chromium"}
    # The sandbox needs rights that root and containers do not have; the only pages are our own.
    return {**which, "headless": True, "args": FLAGS, "chromium_sandbox": False}


def cookie_of(visitor: FlaskClient) -> dict:
    """The session of a test client, for a browser. A Secure one must seem to come by https."""
    (cookie,) = visitor._cookies.values()
    return {
        "name": cookie.key,
        "value": cookie.value,
        "url": f"{'https' if cookie.secure else 'http'}://127.0.0.1/",
        "secure": cookie.secure,
        "httpOnly": True,
        "sameSite": "Lax",
    }
