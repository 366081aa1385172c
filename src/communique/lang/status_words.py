"""English word forms by which a verb, a noun or a headline is told without a parser."""

from communique.lang.status import word_set

IRREGULAR_PAST = word_set(
    """
    met held spoke spoken went gone left flew flown saw seen took taken gave given made began begun sat told said
    came sent put set brought sought had did was were fought won lost led paid wrote swore withdrew broke shot
    struck fell drew kept ran rose stood thought understood bought caught dealt got hit knew known laid meant read
    sold shut spent split threw built cut shook drove rode tore bore froze rang stole swept wore sank wept
    lent let fled blew flung slew overthrew overran forgave forbade found bound chose hung slid stuck felt taught
    withdrawn broken frozen thrown driven written shaken sunk stolen torn sworn overthrown forgiven forbidden chosen
    beaten hidden risen drawn fallen shown blown borne woven ridden spread quit cast burst hurt undertook undertaken
    overtook rebuilt resold upheld withheld mistook foresaw underwent befell arose sprang sang swam crept slept bent
    """
)
# Nouns of occasions that are hardly ever verbs.
SURE_NOUNS = word_set(
    """
    talks summit summits negotiations consultations conference conferences session sessions round rounds
    conversation conversations discussions contacts contact trip trips meetings discussion negotiation audience
    dinner lunch luncheon reception interest plan idea chance deal doubt war blockade siege dialogue forum visits
    """
)
NOUN_ENDINGS = (
    "tion",
    "tions",
    "ness",
    "ity",
    "ities",
    "ment",
    "ments",
    "usal",
    "oval",
    "ance",
    "ence",
    "sal",
    "posal",
    "posals",
    "nial",
    "usals",
)
ADJECTIVES = word_set(
    """
    ready willing unwilling unable able possible likely unlikely eager keen prepared reluctant false untrue true
    against due open opposed free determined disinclined bound happy glad
    """
)
SURE_VERBS = word_set(
    """
    deny denies denying refuse refuses declines reject rejects snub snubs
    """
)
PRONOUNS = word_set(
    """
    he she it they we i you who
    """
)
PARTICLES = frozenset({"down", "off", "out", "up", "back", "away"})  # "turning down opportunities"
HEADS_OF_OF = word_set(
    """
    round rounds session sessions series meeting meetings day days leg phase set start string number
    """
)
MOTION_PRESENT = word_set(
    """
    arrives leaves flies heads travels goes embarks departs returns fly arrive leave travel
    """
)
ARRANGED_PAST = word_set(
    """
    due scheduled planned supposed agreed set expected meant intended
    """
)
CLOSING = frozenset({'"', "”", "''", ")", "]", "’", "'"})
# A line that ends without one is a headline or a caption.
ENDINGS = frozenset({".", "!", "?", ":", ";", "…"})
PAST_VERBS_OF_SAYING = word_set(
    """
    said says say told tells believes thinks added stressed reported told insisted claimed announced
    """
)
# Nouns that may hold their asker before what is asked: "a request from X for talks".
ASKING = word_set(
    "request requests invitation invitations proposal proposals offer offers call calls appeal appeals demand"
)
