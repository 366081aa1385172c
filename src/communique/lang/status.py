"""English words that tell whether a thing happened: operators over a clause or a noun, auxiliaries, predicates.

An operator is a word that takes the deed as its complement ("refused to meet", "a request for talks", "the possibility
of a visit") and settles its status. Each line of the table: `class lemma …`; a lemma may carry the particle or
preposition
that it needs ("call_off", "push_for"). The classes are

    plan      the deed is arranged             propose   the deed is wished, offered, asked for, possible
    refuse    one side does not want it        cancel    an arranged deed is called off or moved
    deny      it is said not to have happened  unfulfilled   it did not happen ("failed to", "unable to")
    ongoing   it goes on                       done      it did happen ("managed to", "concluded")
    report    words about it ("reports of"): nothing said of the deed itself
"""

from collections.abc import Mapping
from functools import cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(words.split())


_OPERATORS = """
plan look_forward_to
plan plan decision intend agree decide promise vow pledge prepare schedule arrange expect set due slate announce commit
plan undertake swear bound intention intention_of aim confirm await finalise finalize preparation arrangement
plan appointment determined resolve book earmark prepare_for get_ready_for accept accept_to preparation_for plan_for
plan date_for date_yet_for date_of date_set_for agree_on agree_to prelude_to ahead_of_schedule_for poised tap
plan select groundwork_for pave_the_way_for preparations_for plans_for basis_for
propose reason reason_for permission try attempt seek_to endeavour endeavor
propose risk_of danger_of prospect_of_a
propose invite urge ask call_on call_for offer propose suggest request want hope ready willing willingness readiness
propose consider threaten seek demand possible possibility idea open_to interest likely unlikely press push_for
propose appeal_for appeal wish would_like eager keen encourage advise recommend beg implore mull weigh ponder
propose contemplate envisage envision proposal offer_of invitation call_to invitation_to invitation_for request_for
propose proposal_for proposal_of offer_for demand_for possibility_of prospect_of prospect_for idea_of chance_of desire
propose interest_in opportunity need opportunity_for need_for ask_for wait_for press_for favour favor advocate explore
propose discuss_the_possibility_of float prepared able free authorise authorize permit allow empower potential aspire
propose long_for hint_at threat threat_of hope_for hope_of look_to hear_of point_in sense_in use_in question_of happy
propose glad talk_of speculation rumour_of discuss discussion_of lobby_for lobby pressure pressurise challenge dare
propose instruct order willing_for determination determined resolve readiness_for bid ambition aim hopes
refuse brush_aside walk_away_from turn_a_deaf_ear_to
refuse refuse decline reject turn_down rule_out unwilling balk_at snub spurn boycott dismiss rebuff oppose against
refuse reluctant refusal shut_the_door_on close_the_door_on shut_the_door_to close_the_door_to refusal_of rejection_of
refuse exclude shun stay_away_from say_no_to give_a_miss skip object_to opposed_to resist rejection veto forbid ban
refuse prohibit block prevent bar disinclined hesitate unwillingness out_of_the_question wave_away shy_away_from
refuse fend_off refuse_to_allow
cancel cancel call_off postpone scrap put_off put_back push_back shelve delay abandon drop defer suspend adjourn
cancel scuttle pull_out_of withdraw_from back_out_of cancellation cancellation_of postponement postponement_of
cancel put_on_hold reschedule abort break_off derail ditch axe call_it_off put_on_ice freeze bow_out_of walk_out_of
cancel postponed_until delay_of suspension_of scrapping_of cut_short_plans_for
cancel nix cut_off balk
deny deny disprove refute rebut contradict denial denial_of false untrue
unfulfilled try_in_vain seek_in_vain attempt_in_vain fail unable without failure forget neglect omit fail_in
unfulfilled refrain_from avoid miss instead_of rather_than
unfulfilled stop_short_of
ongoing continue keep go_on carry_on persist proceed resume
done draw_into enter_into take_part_in engage_in participate_in
done manage conclude finish complete end succeed_in begin start open cease stop proceed_to
report evidence proof indication sign
report report_of rumour_of rumor_of claim_of allegation_of news_of report rumour rumor claim allegation suggestion
report account assertion speculation_about news reports_about talk_about story
"""

# Verbs that carry a nominal deed without saying anything about it: "held talks", "paid a visit".
LIGHT = word_set(
    """
    hold have conduct attend host chair convene join lead make pay enter undertake take organise organize stage
    open start begin resume launch wrap conclude end finish complete mark follow describe call praise welcome
    leave address see use carry mount wage
    """
)

IRREGULAR: Mapping[str, str] = {
    "put": "put puts putting",
    "set": "set sets setting",
    "call": "call calls called calling",
    "seek": "seek seeks sought seeking",
    "swear": "swear swears swore sworn swearing",
    "undertake": "undertake undertakes undertook undertaken undertaking",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "break": "break breaks broke broken breaking",
    "freeze": "freeze freezes froze frozen freezing",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "shy": "shy shies shied shying",
    "bow": "bow bows bowed bowing",
    "keep": "keep keeps kept keeping",
    "go": "go goes went gone going",
    "begin": "begin begins began begun beginning",
    "forget": "forget forgets forgot forgotten forgetting",
    "say": "say says said saying",
    "hold": "hold holds held holding",
    "have": "have has had having",
    "lead": "lead leads led leading",
    "make": "make makes made making",
    "pay": "pay pays paid paying",
    "take": "take takes took taken taking",
    "leave": "leave leaves left leaving",
    "see": "see sees saw seen seeing",
    "give": "give gives gave given giving",
    "shut": "shut shuts shutting",
    "hear": "hear hears heard hearing",
    "draw": "draw draws drew drawn drawing",
    "try": "try tries tried trying",
    "cut": "cut cuts cutting",
    "get": "get gets got gotten getting",
    "stand": "stand stands stood standing",
    "meet": "meet meets met meeting",
    "think": "think thinks thought thinking",
    "find": "find finds found finding",
}

NEGATIONS = frozenset({"not", "n't", "never", "cannot", "hardly", "nor"})
NO = frozenset({"no", "neither", "nobody", "none", "nothing"})
MODALS_FUTURE = frozenset({"will", "shall", "'ll", "wo", "sha"})
MODALS_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "ca", "ought"})
BE = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "isn", "wasn", "weren", "aren"}
)
HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d"})
DO = frozenset({"do", "does", "did"})
AUXILIARIES = MODALS_FUTURE | MODALS_POSSIBLE | BE | HAVE | DO | {"would", "need", "dare", "get", "got"}
# Adverbs that may stand inside a verb group; words in -ly are taken as adverbs too (see NOT_ADVERBS).
ADVERBS = word_set(
    """
    also already still now then later soon just only even ever again currently yet first both all each together
    once twice often always usually sometimes perhaps maybe almost nearly long since directly here there today
    tonight instead thus therefore indeed once further rather quite too therefore not briefly
    """
)
NOT_ADVERBS = word_set(
    """
    likely unlikely italy ally supply reply family assembly july early elderly friendly fly rely apply imply comply
    """
)

DETERMINERS = word_set(
    """
    the a an no any this that these those such his her its their our my your some another each every both either
    neither
    """
)
PREPOSITIONS = word_set(
    """
    of for to at in on with by from after before during following about over into between among amid since until
    ahead upon despite via through against without within under toward towards around as like than pending per
    near outside inside
    """
)
# Words that open a clause of its own: a governor is not sought beyond them unless they stand for the complement itself.
SUBORDINATORS = word_set(
    """
    that which who whom whose where when while because although though if unless whether after before since until
    as so lest once
    """
)
CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming", "lest", "whether"})
COORDINATORS = frozenset({"and", "but", "or", "yet", "nor", "then"})
STOPS = frozenset({";", ":", "—", "–", "--", "(", ")", "-", "!", "?"})

FUTURE_WORDS = word_set(
    """
    tomorrow tonight next upcoming forthcoming
    """
)
PRESENT_WORDS = word_set(
    """
    currently now still
    """
)
PAST_WORDS = word_set(
    """
    yesterday ago last earlier previous previously
    """
)
WEEKDAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
# After these the occasion of the noun has been, before those it is to come.
PAST_PREPOSITIONS = word_set(
    """
    after following during since at upon from in by with despite throughout on
    """
)
FUTURE_PREPOSITIONS = word_set(
    """
    before until pending
    """
)


@cache
def operators() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return, by first written form, the operators as (further words, class), longest first."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for line in _OPERATORS.strip().splitlines():
        kind, *lemmas = line.split()
        for lemma in lemmas:
            first, *rest = lemma.split("_")
            for form in forms_of(first):
                table.setdefault(form, {}).setdefault(tuple(rest), kind)
    return {form: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for form, rows in table.items()}


@cache
def light_forms() -> frozenset[str]:
    """Return the written forms of the light verbs."""
    return frozenset(form for lemma in LIGHT for form in forms_of(lemma))


def forms_of(lemma: str) -> tuple[str, ...]:
    """Return the written forms of a regular verb or noun, or those of IRREGULAR; "dued" and the like do no harm."""
    if lemma in IRREGULAR:
        return tuple(IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith("ee") else lemma[:-1]  # "agreeing"
        return (lemma, lemma + "s", lemma + "d", stem + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubled = lemma + lemma[-1]
    # "plan" doubles, "offer" does not: both are made, the wrong one is no English word
    return (lemma, plural, lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing")
