"""When a phone sends, and when it tries again."""


def test_a_network_that_comes_in_the_middle_of_a_failing_try_is_used_at_once(run):
    """The try that had begun without it fails; nobody should wait for the next one."""
    tries = run(
        "outbox",
        """async () => {
          const fetched = window.fetch;
          let tries = 0;
          let fail;
          window.fetch = () => {
            tries += 1;
            return new Promise((_, no) => (fail = no));
          };
          const outbox = new m.Outbox("hasty");
          await outbox.store.keep({ op_id: "a" });
          outbox.send();
          while (!tries) await new Promise((yes) => setTimeout(yes));
          outbox.send();
          fail(new TypeError("no network"));
          for (let waits = 0; tries < 2 && waits < 50; waits += 1) await outbox.store.counts();
          fail(new TypeError("no network"));
          window.fetch = fetched;
          return tries;
        }""",
    )
    assert tries == 2
