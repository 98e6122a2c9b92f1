"""The main job at phone size, from the front door to the second day, through the pages alone:
with a finger, without scripts, and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.cast import PASSWORD
from tests.support.hands import Finger, Keys


@pytest.fixture(params=["finger", "no scripts", "keyboard"])
def ana(request, open_phone, clock):
    """Somebody new, who knows nothing of the database."""
    context = open_phone(java_script_enabled=request.param != "no scripts")
    hands = Keys if request.param == "keyboard" else Finger
    context.clock.set_fixed_time(clock.at)
    return Newcomer(context.new_page(), hands, scripts=request.param != "no scripts")


def test_from_sign_up_to_the_second_day(ana, clock):
    ana.joins()
    ana.takes_the_first_steps()
    ana.rates_the_pain_takes_it_back_and_rates_it_again()
    ana.says_when_it_was_and_why()
    ana.types_in_an_exercise_and_ticks_it()
    ana.counts_a_visit()

    clock.forward(days=1)
    ana.page.clock.set_fixed_time(clock.at)
    ana.finds_everything_the_next_morning()


class Newcomer:
    def __init__(self, page: Page, hands, scripts: bool):
        self.page, self.scripts = page, scripts
        self.hands = hands(page)

    def joins(self):
        self.page.goto("/")
        self.link("Get started")
        self.fill("Your name", "Ana")
        self.fill("Email or user name", "ana")
        self.fill("Password", PASSWORD)
        if self.scripts:
            expect(self.page.get_by_label("Time zone")).to_have_value("America/New_York")
        else:
            self.page.get_by_label("Time zone").select_option("America/New_York")
        self.button("Make my account")
        self.heading("Recovery codes")
        self.button("Make my codes")
        self.sees("They are shown only once.")
        expect(self.page.locator(".codes li")).to_have_count(8)
        self.link("Done")

    def takes_the_first_steps(self):
        self.heading("What hurts?")
        self.hands.press(self.page.get_by_text("Hip, leg and foot"))
        self.hands.check(self.page.get_by_label("Left knee"))
        self.hands.choose(self.page.get_by_label("After surgery"))
        self.button("Next")
        self.heading("Your therapist’s exercises")
        self.sees("do what your surgeon or therapist said first")
        self.link("Skip this step")
        self.heading("Your visits")
        self.link("Skip this step")
        self.heading("Today")
        self.sees("Friday 20 November")

    def rates_the_pain_takes_it_back_and_rates_it_again(self):
        self.button("4")
        self.is_told("Saved: 4 of 10.")
        self.button("Undo")
        self.is_told("Entry deleted.")
        expect(self.page.get_by_text("Last: 4")).to_have_count(0)
        self.button("4")
        self.heading("Pain 4 of 10")

    def says_when_it_was_and_why(self):
        self.hands.choose(self.page.get_by_label("30 min ago"))
        self.fill("Note", "After the stairs")
        self.button("Done")
        self.heading("Today")
        self.sees("Last: 4 at 6:30 am")  # noon in UTC is seven where the phone is

    def types_in_an_exercise_and_ticks_it(self):
        self.link("Add the first")
        self.fill("Exercise", "Heel raise")
        self.fill("Sets", "2")
        self.fill("Times in each set", "12")
        self.button("Save")
        self.heading("Exercises")
        self.button("Set 1 of Heel raise")
        self.button("Set 2 of Heel raise")
        self.sees("Complete")
        self.button("Undo")
        self.sees("0 of 1 planned")
        self.button("Set 1 of Heel raise (done)")
        self.button("Set 1 of Heel raise")
        self.button("Set 2 of Heel raise")
        self.sees("1 of 1 planned")

    def counts_a_visit(self):
        self.place("Visits")
        self.link("Add what your plan gives")
        self.link("A limit So many visits a year or in all.")
        self.fill("How many visits?", "8")
        self.fill("Used before today", "1")
        self.button("Save")
        self.sees("7 left")
        self.button("1 visit today")
        self.is_told("Visit counted. 6 left.")
        self.button("Undo")
        self.is_told("Visit taken off.")
        self.sees("7 left")
        self.button("1 visit today")
        self.is_told("Visit counted. 6 left.")

    def finds_everything_the_next_morning(self):
        self.page.goto("/")
        self.sees("Saturday 21 November")
        self.sees("0 of 1 planned")
        self.sees("6 visits left")
        expect(self.page.get_by_text("Last:")).to_have_count(0)
        self.place("Exercises")
        expect(
            self.page.get_by_role("button", name="Set 1 of Heel raise", exact=True)
        ).to_be_visible()
        self.place("Journal")
        self.sees("Fri 20 Nov")
        self.sees("6:30 am")
        self.sees("After the stairs")

    def link(self, name: str):
        self._press("link", name)

    def button(self, name: str):
        self._press("button", name)

    def place(self, name: str):
        tab = self.page.get_by_role("navigation", name="Places").get_by_role("link", name=name)
        self.hands.press(tab)
        self.heading(name)

    def fill(self, label: str, text: str):
        self.hands.write(self.page.get_by_label(label, exact=True), text)

    def heading(self, name: str):
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible()

    def sees(self, text):
        expect(self.page.locator("main")).to_contain_text(text)

    def is_told(self, words: str):
        expect(self.page.get_by_role("status")).to_contain_text(words)

    def _press(self, role: str, name: str):
        # Faster than this only a shaking hand taps, whose second tap is the same wish.
        expect(self.page.locator("form[aria-busy=true]")).to_have_count(0)
        self.hands.press(self.page.get_by_role(role, name=name, exact=True))
