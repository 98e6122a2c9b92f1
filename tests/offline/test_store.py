"""What a phone keeps, by the rules of IndexedDB."""


def test_an_act_that_was_kept_after_all_is_kept_once(run):
    """A try may fail though the write came through: the next one finds it there."""
    kept = run(
        "store",
        """async () => {
          const store = new m.Store("nobody");
          for (let tries = 0; tries < 2; tries += 1) await store.keep({ op_id: "a" });
          return (await store.all()).length;
        }""",
    )
    assert kept == 1
