"""English words that say of an occasion what became of it: predicates after its noun, modifiers before it.

"was called off", "took place", "is under way" settle the status of "the talks"; so do "planned" and "alleged".
"""

from collections.abc import Mapping
from functools import cache
from typing import cast

from communique.lang.status import word_set
from communique.model.events import Status

# What is said of an occasion as its subject, as word patterns: "*" stands for up to three words.
PREDICATES = """
cancelled is off
cancelled fell through
cancelled fall through
cancelled falls through
cancelled fallen through
cancelled no longer
cancelled moved to
cancelled moved from
cancelled brought forward
cancelled pushed to
cancelled pushed back
cancelled collapsed before
cancelled on hold
cancelled on ice
cancelled in limbo
cancelled to have taken place
cancelled to have been held
cancelled was to have
cancelled were to have
cancelled slipped to
cancelled slipped
cancelled not take place as planned
cancelled not go ahead
cancelled not going ahead
cancelled not be going ahead
refused out of the question
refused off the table
refused not on the cards
refused not on the agenda
refused would be pointless
denied not taken place
denied not take place
denied never took place
denied never happened
denied never occurred
denied never materialised
denied never materialized
denied not happen
denied not happened
denied not held
denied never held
denied not been held
denied never been held
denied not begun
denied not started
denied not occur
denied not materialise
denied not materialize
denied an invention
denied is false
denied was false
denied to be false
denied is untrue
denied is fiction
denied pure fiction
denied a fabrication
denied no basis
denied not true
proposed would be
proposed could
proposed may
proposed might
proposed is possible
proposed was possible
proposed not ruled out
proposed not excluded
proposed in doubt
proposed in question
proposed uncertain
proposed hang in the balance
ongoing under way
ongoing underway
ongoing ongoing
ongoing in progress
ongoing going on
ongoing go on
ongoing goes on
ongoing continue
ongoing continues
ongoing continuing
ongoing continued into
ongoing resumed
ongoing resume
ongoing taking place
ongoing being held
ongoing in its second day
ongoing in full swing
ongoing remains in place
ongoing remain in place
ongoing in session
ongoing dragged on
ongoing now in
planned will take place
planned will be held
planned will be
planned will focus
planned will
planned to take place
planned to be held
planned take place on
planned takes place on
planned takes place in
planned on the agenda
planned on the cards
planned has been set
planned have been set
planned was set for
planned is set
planned are set
planned opens
planned begins
planned starts
planned kicks off
planned is on track
planned in the works
planned in preparation
planned being prepared
planned is approaching
held took place
held taken place
held was held
held were held
held been held
held lasted
held ended
held came
held went
held focused
held was the
held concluded
held began
held failed
held produced
held happened
held occurred
held yielded
held broke down
held collapsed
held stalled
"""

# Words before the noun that settle its status, after its determiner.
MODIFIERS: Mapping[str, str] = {
    **dict.fromkeys(
        word_set("""planned upcoming forthcoming scheduled expected coming impending future anticipated
        imminent looming next tomorrow's long-awaited"""),
        "planned",
    ),
    **dict.fromkeys(
        word_set(
            """
    proposed possible potential prospective hypothetical would-be suggested eventual requested
    """
        ),
        "proposed",
    ),
    **dict.fromkeys(
        word_set("""postponed cancelled canceled abortive aborted delayed scrapped suspended called-off
        shelved"""),
        "cancelled",
    ),
    **dict.fromkeys(word_set("alleged rumoured rumored supposed purported reported"), "alleged"),
    **dict.fromkeys(word_set("ongoing current continuing"), "ongoing"),
    **dict.fromkeys(word_set("rejected"), "refused"),
}


@cache
def predicates() -> tuple[tuple[Status, tuple[str, ...]], ...]:
    """Return the predicates of occasions as (status, words), longest first within the order of the table."""
    rows = [line.split(" ", 1) for line in PREDICATES.strip().splitlines()]
    return tuple((cast(Status, status), tuple(words.split())) for status, words in rows)
