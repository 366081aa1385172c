"""Link the mentions of a document that mean the same actor into chains.

Sieves from sure to daring: equal names and the directory's ids; short names to the full ones; acronyms in brackets;
appositions; roles by the titles the document has given; pronouns. What no sieve settles stays on its own (chain None
for pronouns, a chain of one for names), so that later stages may abstain.
"""

from collections.abc import Sequence

import msgspec

from communique.model import Attribution, Document, Mention, Sentence, Token
from communique.read.coreference_names import link_names
from communique.read.coreference_pronouns import is_open, link_pronouns
from communique.read.coreference_roles import link_appositions, link_papers, link_roles
from communique.read.coreference_state import Chains


def link_mentions(
    document: Document,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution] = (),
) -> tuple[Mention, ...]:
    """Return `mentions` with chain filled; chains are numbered by their first mention.

    With `attributions` the "I" and "we" of a quotation go to its marked speaker; without, to the one who is nearest
    to it.
    """
    chains = Chains(document, sentences, tokens, mentions)
    link_names(chains)
    link_appositions(chains)
    link_roles(chains)
    link_papers(chains)
    link_pronouns(chains, attributions)
    return number_chains(mentions, chains)


def number_chains(mentions: Sequence[Mention], chains: Chains) -> tuple[Mention, ...]:
    """Return the mentions with the numbers of their chains; lone pronouns, groups and unnamed people get none."""
    sizes: dict[int, int] = {}
    for index in range(len(mentions)):
        root = chains.root(index)
        sizes[root] = sizes.get(root, 0) + 1
    numbers: dict[int, int] = {}
    people = {
        chains.root(index)
        for index, mention in enumerate(mentions)
        if mention.kind == "pronoun" and mention.gender in ("male", "female") and not chains.is_alone(index)
    }
    result = []
    for index, mention in enumerate(mentions):
        root = chains.root(index)
        if sizes[root] == 1 and mention.kind in ("pronoun", "group", "anonymous", "norp", "document", "event"):
            result.append(msgspec.structs.replace(mention, chain=None))
            continue
        number = numbers.setdefault(root, len(numbers))
        if mention.kind == "org" and root in people and is_open(chains, index):
            mention = msgspec.structs.replace(mention, kind="person", gender=chains.gender(index))
        result.append(msgspec.structs.replace(mention, chain=number))
    return tuple(result)
