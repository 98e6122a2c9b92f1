"""A page with nothing but the numbers of an entry: the picture, the places and the movements."""

from flask import Flask, render_template_string
from playwright.sync_api import BrowserContext, Locator, Page

from app.journal.vocabulary import body
from app.journal.vocabulary.movements import MOVEMENTS, asked_for
from app.journal.vocabulary.places import EVERYWHERE, NO_PLACE, SITES
from app.web.headers import CONTENT_POLICY

PATH = "/numbers"

TEMPLATE = """
{% extends "layouts/app.html" %}
{% from "components/body.html" import body_picture %}
{% from "components/pad.html" import pad %}
{% from "components/rating.html" import place_rows, movement_rows %}
{% block title %}Numbers{% endblock %}
{% block head %}
<link rel="stylesheet" href="{{ asset('entry.css') }}">
<script type="module" src="{{ asset('entry.js') }}"></script>
{% endblock %}
{% block main %}
<h1>Numbers</h1>
<details id="other"><summary>Change number</summary>{{ pad() }}</details>
<form class="stack">
<section class="card">
  <h2>Where does it hurt?</h2>
  {{ body_picture(views, values) }}
  {{ place_rows(places, values, spare=spare, hints=hints) }}
</section>
<section class="card">
  <h2>With movements</h2>
  {{ movement_rows(movements, asked, values) }}
</section>
</form>
{% endblock %}
"""


def rendered(app: Flask, values: dict[str, int], hints: dict[str, str]) -> str:
    """The page with `values`, by keys such as `site.knee.left` and `movement.rest`."""
    regions = {SITES[key[5:]].region for key in values if key.startswith("site.")}
    with app.test_request_context("/"):
        return render_template_string(
            TEMPLATE,
            views=body.VIEWS,
            values=values,
            hints=hints,
            places=EVERYWHERE,
            spare=NO_PLACE,
            movements=MOVEMENTS,
            asked=asked_for(regions),
        )


class Numbers:
    """The page on a phone, and what people do with it."""

    def __init__(self, phone: BrowserContext, html: str):
        self.page: Page = phone.new_page()
        self.taps = 0
        headers = {"Content-Type": "text/html", "Content-Security-Policy": CONTENT_POLICY}
        self.page.route(f"**{PATH}", lambda route: route.fulfill(body=html, headers=headers))
        self.page.goto(PATH)

    def row(self, key: str) -> Locator:
        return self.page.locator(f".rate-row[data-key='{key}']")

    def tile(self, key: str) -> Locator:
        return self.row(key).locator(".rate-tile")

    @property
    def pad(self) -> Locator:
        return self.page.locator("rating-rows .pad")

    def tap(self, control: Locator) -> None:
        self.taps += 1
        control.tap()

    def tap_key(self, number: int) -> None:
        self.tap(self.pad.get_by_role("button", name=str(number), exact=True))

    def tap_body(self, key: str, view: str = "front", aside: float = 0) -> None:
        """Tap `aside` hundredths of the drawing's width to the right of a place."""
        self.taps += 1
        drawing = self.page.locator(".body-view svg").nth([body.FRONT, body.BACK].index(view))
        drawing.scroll_into_view_if_needed()
        box = drawing.bounding_box()
        spot = next(spot for spot in body.VIEWS[view] if f"site.{spot.key}" == key)
        x = box["x"] + box["width"] * (spot.x / body.WIDTH + aside / 100)
        self.page.touchscreen.tap(x, box["y"] + box["height"] * spot.y / body.HEIGHT)

    def values(self) -> dict[str, str]:
        """What the form would send, without what is not rated."""
        sent = self.page.evaluate(
            "Object.fromEntries(new FormData(document.querySelector('main form')))"
        )
        return {name.removeprefix("rate."): number for name, number in sent.items() if number}
