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


def test_what_was_erased_is_not_made_anew_by_whoever_asks_late(run):
    """A timer of the page that somebody signs out on may still want to count."""
    names = run(
        "store",
        """async () => {
          const store = new m.Store("gone");
          await store.keep({ op_id: "a" });
          await store.erase();
          const other = new m.Store("other");
          const much = async () => {
            for (let nth = 0; nth < 30; nth += 1) await other.keep({ op_id: String(nth) });
          };
          await Promise.race([store.counts(), much()]);
          return (await indexedDB.databases()).map(({ name }) => name);
        }""",
    )
    assert "homestretch-gone" not in names
