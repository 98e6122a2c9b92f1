"""What `make demo` starts: a made-up person to sign in as, away from the host's own data."""

from urllib.request import urlopen

from app.demo.resident import LOGIN, PASSWORD
from tests.support.builds import furnish
from tests.support.live import running


def test_it_says_how_to_sign_in_and_leaves_the_hosts_own_data_alone(tmp_path):
    own, apart = tmp_path / "own", furnish(tmp_path / "apart")
    database = f"sqlite:///{own}.db"
    with running(own, "tools.demo", DEMO_DATA=str(apart), DATABASE_URL=database) as run:
        with urlopen(run.address, timeout=5) as answer:
            assert "A demo, all made up." in answer.read().decode()
        said = run.stop()
    assert f"Sign in as: {LOGIN}\nPassword:   {PASSWORD}\n" in said
    assert [path.name for path in tmp_path.iterdir()] == ["apart"]
