"""Who acts in the tests: visitors with a browser that keeps cookies and reads pages closely."""

from flask.testing import FlaskClient

from tests.support.pages import check_page, check_part

PASSWORD = "correct horse stapler"
HERE = "http://127.0.0.1"


class Visitor(FlaskClient):
    """A browser without scripts. `part()` asks as a script does."""

    def open(self, *args, **kwargs):
        kwargs.setdefault("base_url", HERE)
        kwargs.setdefault("buffered", True)  # read to the end, so that files are closed
        answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and answer.data and not 300 <= answer.status_code < 400:
            is_part = answer.request.headers.get("HX-Request") == "true"
            (check_part if is_part else check_page)(answer.text, answer.request.path)
        return answer

    def part(self, path: str, method: str = "GET", on: str = "/", **kwargs):
        """The answer to a script on the page `on`."""
        headers = {"HX-Request": "true", "HX-Current-URL": HERE + on}
        return self.open(path, method=method, headers=headers, **kwargs)

    def act(self, path: str, **fields):
        """Post a form and read the page that follows."""
        answer = self.post(path, data=fields)
        assert answer.status_code == 303, (answer.status_code, answer.text)
        return self.get(answer.location)
