"""The year of a made-up person, as the acts that their phone would have sent.

A left knee after the surgery of a torn meniscus. It begins with the first visit, five days after
the surgery, at a pain of about 7 of 10, and ends today at about 3.

- The knee gets better fast at first, then slowly. The mornings after step-ups are worse.
- The program begins with three exercises on the bed and ends with seven on the feet and on a bike.
  Its doses grow; that of the step-up grew too fast once, and was taken back.
- Two flares, each with the easier plan for some days: one after that step-up, one four weeks ago.
- Two weeks without a word, on holiday, and a day now and then.
- Visits twice a week for a month, a check-up now and then, and twice a week again since a month,
  when a limit was typed in, too: 30 in a year for PT and OT, 9 of them used by another clinic; and
  an approval of 12. Two weeks are planned: with them the approval is used up.
- Two goals, one of them reached last week; three things that are hard to do, rated every month, and
  the three questions of the PEG on most Sundays.

Nobody has lived this, and nothing in it is advice.
"""

from datetime import date

from app.demo.days import days_to
from app.demo.exercises import exercise_acts
from app.demo.outcomes import outcome_acts
from app.demo.pain import pain_acts
from app.demo.visits import visit_acts
from app.operations.operation import Operation


def year_of(today: date, zone: str) -> list[Operation]:
    """The year that ends `today` in `zone`, in the order of its acts; always the same one.

    The last are of this morning. Whoever writes them down before breakfast leaves these out.
    """
    acts = [
        act
        for day in days_to(today, zone)
        for acts_of in (visit_acts, exercise_acts, pain_acts, outcome_acts)
        for act in acts_of(day)
    ]
    return sorted(acts, key=lambda act: act.acted_at)
