def test_today_asks_how_the_pain_is(ana):
    page = ana.get("/")
    assert "How is the pain now?" in page.text


def test_a_tap_is_saved_and_opens_its_entry(ana):
    entry = ana.act("/journal", intensity="4")
    assert "Pain 4 of 10" in entry.text
    assert "Saved: 4 of 10." in entry.text
