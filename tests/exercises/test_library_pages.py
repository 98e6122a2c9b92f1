"""The library over HTTP."""


def test_it_opens(ana):
    assert ana.get("/exercises/library").status_code == 200
    assert ana.get("/exercises/library/bridge").status_code == 200
