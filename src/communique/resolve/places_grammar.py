"""How a place name is used: as the place where something happens, or as the government that sits there.

The words around decide: "in Moscow", "talks held in Geneva" tell a place; the subject of a verb of mind, speech or decision
("Moscow will not support", "Washington said"), the agent of a passive and the partner of a deal tell an actor.
"""

from typing import Literal

from communique.model import Mention, Reading, Token

Use = Literal["place", "actor", "open"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVE = _words(
    "in at near outside inside around throughout across into through via within toward towards reach reached left leaving visit"
)
# "to Moscow" is a way after a verb or noun of motion, an addressee after one of speech.
MOTION = _words(
    "go goes went gone going travel travels travelled traveled travelling traveling fly flies flew flown flying come comes came coming return "
    "returns returned returning head heads headed heading move moved drive drove arrive arrived arrives visit visits trip trips travelling "
    "journey tour flight flights road way route sent send sending dispatched invited invite invites back bring brought takes took taken moved "
    "rushed deport deported extradited delivered transferred"
)
ORIGIN = _words("from of for leave leaves left leaving")
ACTING = _words(
    "say says said tell tells told think thinks believe believes believed hope hopes want wants wanted expect expects expected fear fears "
    "support supports supported oppose opposes opposed reject rejects rejected refuse refuses refused accept accepts accepted agree agrees "
    "agreed demand demands demanded urge urges urged call calls called insist insists insisted deny denies denied accuse accuses accused warn "
    "warns warned threaten threatens threatened pledge pledges pledged promise promises promised offer offers offered propose proposes "
    "proposed decide decides decided seek seeks sought try tries tried plan plans planned intend intends consider considers considered regard "
    "regards view views see sees respond responds responded react reacts reacted announce announces announced express expresses expressed "
    "condemn condemns condemned welcome welcomes welcomed back backs backed recognize recognizes recognized recognise recognises recognised "
    "sign signs signed impose imposes imposed lift lifts lifted expel expels expelled recall recalls recalled withdraw withdraws withdrew "
    "suspend suspends suspended break breaks broke cut cuts send sends sent deploy deploys deployed veto vetoes vetoed block blocks blocked "
    "claim claims claimed argue argues argued maintain maintains maintained confirm confirms confirmed stress stresses stressed note notes "
    "noted add adds added declare declares declared criticize criticizes criticized criticise criticises criticised need needs prefer "
    "prefers make makes made take takes took give gives gave provide provides provided hold holds keep keeps put puts use uses used "
    "will would can could may might must should shall has had does did is was do have"
)
PARTNER = _words("between with against toward towards by")
RELATIONAL = _words(
    "relations ties talks negotiations deal agreement dialogue cooperation contacts tension tensions tensions dispute war conflict alliance "
    "rapprochement accord pact pressure sanctions policy differences contact partnership"
)


def use_of(reading: Reading, mention: Mention) -> Use:
    """Return how the place named by `mention` is used; `open` where the words around do not tell."""
    sentence = reading.sentences[mention.sentence]
    tokens = reading.tokens[sentence.first : sentence.last]
    before = [token for token in tokens if token.span.end <= mention.span.start]
    after = [token for token in tokens if token.span.start >= mention.span.end]
    previous = _skip_articles(before)
    if previous:
        lower = previous[-1].text.lower()
        left = [token.text.lower() for token in previous[-6:-1]]
        if lower in LOCATIVE:
            return "place"
        if lower == "to":
            if MOTION.intersection(left):
                return "place"
            return "open"
        if lower == "from":
            return "place" if not {"pressure", "support", "signal", "demands"} & set(left) else "actor"
        if lower in PARTNER:
            return "actor"
        if lower in ("and", "or") and _joined(previous):
            return "actor"
        if lower == "of":
            return "place"
    return _by_verb(after, bool(previous))


def _skip_articles(tokens: list[Token]) -> list[Token]:
    skipped = (
        "the",
        "a",
        "nearby",
        "downtown",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "neighbouring",
        "neighboring",
        "old",
    )
    while tokens and tokens[-1].text.lower() in skipped:
        tokens = tokens[:-1]
    return tokens


def _joined(previous: list[Token]) -> bool:
    """ "relations between Moscow and Tbilisi": the noun before the pair tells that both act."""
    return any(token.text.lower() in RELATIONAL or token.text.lower() == "between" for token in previous[-7:])


def _by_verb(after: list[Token], has_left: bool) -> Use:
    for index, token in enumerate(after[:4]):
        lower = token.text.lower()
        if lower in ("'s", "’s") and index == 0:
            following = [t.text.lower() for t in after[1:6]]
            civic = {
                "streets",
                "airport",
                "mayor",
                "centre",
                "center",
                "suburbs",
                "hospital",
                "square",
                "palace",
                "university",
                "museum",
                "hotel",
            }
            return "place" if civic & set(following) else "actor"
        if (
            lower in ("is", "was")
            and index == 0
            and len(after) > 1
            and after[1].text.lower() in ("a", "the", "an", "home", "located", "where")
        ):
            return "open"
        if lower in ACTING:
            return "actor"
        if not (
            lower.endswith("ly") or lower in ("also", "not", "itself", "never", "now", "has", "still", "both", "all")
        ):
            break
    return "open"
