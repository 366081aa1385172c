"""Ask the directory: which actor do these words name, which office, who held it on that day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from communique.directory.dates import covering, year_span
from communique.directory.folding import fold, is_acronym, loose_key, skeleton
from communique.directory.load import Organ, State, Tables, default_families, regular_organ_id
from communique.directory.phrases import OfficeReader
from communique.directory.tables import several
from communique.model import Actor, Office, Tenure

# States before bodies before groups before people: "Georgia" is the state, "Chad" is not a given name.
KIND_ORDER = {"state": 0, "body": 1, "group": 2, "person": 3}
LEADING_ROLES = frozenset({"president", "prime-minister", "supreme-leader", "general-secretary", "monarch"})
HEADING_ROLES = frozenset(
    "foreign-minister defence-minister vice-president secretary-general director-general high-representative "
    "commission-president council-president managing-director national-security-adviser group-leader".split()
)

# Years before the first and behind the last office in which news still calls a person by his surname alone.
OFFSTAGE = 20


class Skeletons:
    """People by transliteration: by skeleton at once, by the dearer loose key when a skeleton is first asked for."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for folded, identity in pairs:
            self._near[skeleton(folded)].append((folded, identity))
        self._loose: dict[str, dict[str, tuple[str, ...]]] = {}

    def alike(self, folded: str) -> tuple[str, ...]:
        """Return the people whose name is a transliteration of `folded`."""
        bones = skeleton(folded)
        if bones not in self._near:
            return ()
        if bones not in self._loose:
            keys: dict[str, list[str]] = defaultdict(list)
            for form, identity in self._near[bones]:
                keys[loose_key(form)].append(identity)
            self._loose[bones] = {key: tuple(dict.fromkeys(people)) for key, people in keys.items()}
        return self._loose[bones].get(loose_key(folded), ())


class Directory:
    """Known actors, offices and tenures, and the questions one asks of them.

    Built once and never changed; the indexes are made when first asked for.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.actors: Mapping[str, Actor] = tables.actors
        self.tenures: tuple[Tenure, ...] = tables.tenures

    # -- names ---------------------------------------------------------------------------------------------------

    def find_names(self, words: str) -> tuple[str, ...]:
        """Return ids of the actors whose full name or alias `words` are, best first; () for an unknown name.

        Acronyms count only in capitals ("US", not "us"; "WHO", not "who"), other single words only with a capital.
        """
        key = _name_key(words)
        found = self._exact(key, words)
        if found:
            return found
        if (organ := self._regular_organ(key)) is not None:
            return (organ,)
        tokens = key.split()
        if len(tokens) > 2:
            # "Donald J Trump", "Robert M Gates": middle initials do not change who is meant.
            bare = [tokens[0], *(token for token in tokens[1:-1] if len(token) > 1), tokens[-1]]
            if len(bare) < len(tokens) and (found := self._exact(" ".join(bare), words)):
                return found
        if len(tokens) > 1 and words[:1].isupper():
            return self._name_skeletons.alike(key)
        return ()

    def find_surname(self, surname: str, *, day: str | None = None) -> tuple[str, ...]:
        """Return ids of the people called by this family name alone ("Lavrov", "Kim"), who led states first.

        With `day`, people whose offices all ended long before it or began long after are left out: news of this
        century does not call Dean Acheson by his surname alone.
        """
        key = fold(surname)
        found = tuple(self._surnames.get(key, ()))
        if not found and len(key) > 3:
            found = self._surname_skeletons.alike(key)
        return found if day is None else tuple(person for person in found if self._is_of_age(person, day))

    def _is_of_age(self, person: str, day: str) -> bool:
        """True unless all offices of a person lie more than `OFFSTAGE` years after `day` or before it."""
        tenures = self._by_holder.get(person, ())
        if not tenures or not day[:4].isdigit():
            return True
        year = int(day[:4])
        first = min(int(tenure.since[:4]) for tenure in tenures)
        last = max(int(tenure.until[:4]) if tenure.until else year for tenure in tenures)
        return first - OFFSTAGE <= year <= last + OFFSTAGE

    def families(self, person: str) -> tuple[str, ...]:
        """Return the forms in which a person's family name stands alone, the fullest first."""
        return self._families.get(person, ())

    def is_name_start(self, word: str) -> bool:
        """True if some known name begins with `word`."""
        return fold(word) in self._name_starts

    def longest_name(self, words: Sequence[str]) -> int:
        """Return how many of `words`, from the first, form the longest known name; 0 if they form none."""
        if not words or not self.is_name_start(words[0]):
            return 0
        named = self._lengths.get(_first_token(fold(words[0])), self._longest)
        if named > 1 and len(words) > 1 and not self._goes_on(words[0], words[1]):
            named = 1
        lowers = [word.lower() for word in words]
        for length in range(min(len(words), self._longest), 0, -1):
            if length > named and lowers[length - 1] not in self._organ_ends and "of" not in lowers[:length]:
                continue  # neither a known name nor a regular one
            piece = " ".join(words[:length])
            key = _name_key(piece)
            if self._exact(key, piece) or self._regular_organ(key) is not None:
                return length
        return 0

    def _goes_on(self, first: str, second: str) -> bool:
        """Return False where no known name begins with these two words; True as well where that is not plain."""
        first, second = fold(first), fold(second)
        if first == "the" or " " in first or not second[:1].isalnum():
            return True
        return _first_token(second) in self._seconds.get(first, ())

    def demonym(self, word: str) -> str | None:
        """Return the state of an adjective or possessive ("Russian", "Russia's", "Soviet", "U.S."), else None."""
        if word == "us":
            return None
        key = fold(word)
        state = self._demonyms.get(key)
        if state is None and key.endswith(("'s", "s'")):
            base = key[:-2] if key.endswith("'s") else key[:-1]
            state = self._state_names.get(base) or self._state_names.get(base.removeprefix("the "))
        return state

    def seat(self, words: str) -> str | None:
        """Return the state or body that a capital or palace stands for ("Moscow", "the Kremlin"), else None."""
        return self._seats.get(_name_key(words))

    def begins_place_of_power(self, word: str) -> bool:
        """Return False where no demonym and no seat of a government begins with `word`."""
        key = fold(word)
        return "'" in key or _first_token(key) in self._power_starts

    def state(self, identity: str) -> State | None:
        """Return what is known of a state beyond its Actor: codes, demonyms, capitals."""
        return self._tables.states.get(identity)

    def organ(self, words: str) -> str | None:
        """Return the kind of a regular organ named without its state ("Foreign Ministry" gives `foreign-ministry`)."""
        organ = self._organ_nouns.get(_name_key(words))
        return None if organ is None or organ.stands == "state" else organ.id

    def source(self, identity: str) -> str:
        """Return where the row of an actor comes from."""
        return self._tables.sources.get(identity, "organs.toml" if identity in self.actors else "")

    # -- offices -------------------------------------------------------------------------------------------------

    def find_offices(self, phrase: str, *, day: str | None = None) -> tuple[str, ...]:
        """Return ids of the offices that `phrase` names, best first ("Russian Foreign Minister", "NATO chief").

        With `day`, offices that somebody held on that day come first. A phrase that names no holder ("former",
        "nominee", "Secretary of State pick") gives ().
        """
        offices = self._reader.offices(phrase)
        if day is not None and len(offices) > 1:
            offices = tuple(sorted(offices, key=lambda office: not self.holders(office, day)))
        return offices

    def role(self, words: str) -> str | None:
        """Return the role of a bare title ("foreign minister", "secretary general", "spokesman"), plural or not."""
        return self._reader.role(words)

    def announces(self, title: str, office: str) -> bool:
        """True if `title` ("Foreign Minister", "Russian Foreign Minister") may announce the holder of `office`."""
        return self._reader.announces(title, office)

    @cached_property
    def offices(self) -> Mapping[str, Office]:
        """Every office of every state and of the bodies that have tenures."""
        return self._reader.every_office(self._by_office)

    def holders(self, office: str, day: str | None = None) -> tuple[Tenure, ...]:
        """Return the tenures of an office that may cover `day` (ISO 8601, any precision), the surest first.

        `until` is the first day out of office. Where a date is known only to the year or month, both the old and the
        new holder may cover the day: then there are two, and the caller decides or abstains.
        """
        tenures = self._by_office.get(self._reader.canonical(office), ())
        return tuple(tenures) if day is None else tuple(covering(tenures, day))

    def tenures_of(self, actor: str, day: str | None = None) -> tuple[Tenure, ...]:
        """Return the tenures of a person, those that may cover `day` if one is given, the surest first."""
        tenures = self._by_holder.get(actor, ())
        return tuple(tenures) if day is None else tuple(covering(tenures, day))

    def years(self, words: str) -> tuple[int, int] | None:
        """Return the first and last year in which `words` ("Foreign Minister Jane Roe") was true, else None.

        The last year is 9999 while the tenure goes on. Several matching tenures give the years from first to last.
        """
        tokens = words.split()
        for cut in range(1, len(tokens)):
            title, name = " ".join(tokens[:cut]), " ".join(tokens[cut:])
            if not name[:1].isupper():
                continue
            people = self.find_names(name) or (self.find_surname(name) if cut == len(tokens) - 1 else ())
            spans = [
                year_span(tenure)
                for person in people
                for tenure in self._by_holder.get(person, ())
                if self._reader.announces(title, tenure.office)
            ]
            if spans:
                return min(span[0] for span in spans), max(span[1] for span in spans)
        offices = self.find_offices(words)
        spans = [year_span(tenure) for office in offices for tenure in self.holders(office)]
        return None if len(spans) != 1 else spans[0]

    # -- indexes -------------------------------------------------------------------------------------------------

    def _exact(self, key: str, words: str) -> tuple[str, ...]:
        found = self._names.get(key)
        if not found:
            return ()
        return tuple(dict.fromkeys(actor for actor, form in found if _written_as_name(words, form)))

    def _regular_organ(self, key: str) -> str | None:
        """Return the organ (or the state, for "Russian government") that a folded regular name means, else None."""
        tokens = key.split()
        for cut in range(len(tokens) - 1, 0, -1) if tokens and tokens[-1] in self._organ_ends else ():
            organ = self._organ_nouns.get(" ".join(tokens[cut:]))
            if organ is not None:
                owner = " ".join(tokens[:cut])
                state = self.demonym(owner) or self._state_names.get(owner)
                return None if state is None else self._organ_id(state, organ)
        head, of, tail = key.partition(" of ")
        while of:
            organ = self._organ_nouns.get(head)
            state = self._state_names.get(tail.removeprefix("the "))
            if organ is not None and state is not None:
                return self._organ_id(state, organ)
            more, of, tail = tail.partition(" of ")
            head = f"{head} of {more}"
        return None

    def _organ_id(self, state: str, organ: Organ) -> str | None:
        identity = state if organ.stands == "state" else regular_organ_id(state, organ.id)
        return identity if identity in self.actors else None

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        names: dict[str, list[tuple[str, str]]] = {}
        for actor in self.actors.values():
            for form in (actor.name, *actor.names):
                names.setdefault(_name_key(form), []).append((actor.id, form))
        for found in names.values():
            if len(found) > 1:
                found.sort(key=lambda pair: KIND_ORDER[self.actors[pair[0]].kind])
        return names

    @cached_property
    def _name_skeletons(self) -> Skeletons:
        people = (actor for actor in self.actors.values() if actor.kind == "person")
        return Skeletons((fold(form), actor.id) for actor in people for form in (actor.name, *actor.names))

    @cached_property
    def _families(self) -> dict[str, tuple[str, ...]]:
        return {
            person: several(cell) or default_families(self.actors[person].name)
            for person, cell in self._tables.families.items()
        }

    @cached_property
    def _surnames(self) -> dict[str, list[str]]:
        surnames: dict[str, list[str]] = defaultdict(list)
        for person, families in self._families.items():
            for family in families:
                if person not in surnames[fold(family)]:
                    surnames[fold(family)].append(person)
        for found in surnames.values():
            if len(found) > 1:
                found.sort(key=self._prominence)
        return dict(surnames)

    def _prominence(self, person: str) -> int:
        """Return a rank: who led a state, who spoke for one or headed a body, who held any office, everyone else."""
        roles = {tenure.office.partition("/")[2] for tenure in self._by_holder.get(person, ())}
        if not roles.isdisjoint(LEADING_ROLES):
            return 0
        return 1 if not roles.isdisjoint(HEADING_ROLES) else 2 if roles else 3

    @cached_property
    def _surname_skeletons(self) -> Skeletons:
        return Skeletons((surname, person) for surname, people in self._surnames.items() for person in people)

    @cached_property
    def _lengths(self) -> dict[str, int]:
        """By first token the words of the longest known name, three more as in `_longest`."""
        lengths: dict[str, int] = {"the": self._longest}
        for key in self._names:
            first = _first_token(key)
            if first != "the":
                lengths[first] = max(lengths.get(first, 0), key.count(" ") + 4)
        return lengths

    @cached_property
    def _seconds(self) -> dict[str, set[str]]:
        """By first token of the known names the tokens that come second."""
        seconds: dict[str, set[str]] = defaultdict(set)
        for key in self._names:
            first, _, rest = key.partition(" ")
            if rest:
                seconds[first].add(_first_token(rest))
        return dict(seconds)

    @cached_property
    def _name_starts(self) -> frozenset[str]:
        starts = {key.split(" ", 1)[0] for table in (self._names, self._organ_nouns, self._demonyms) for key in table}
        return frozenset({"the", *starts, *(f"{start}'s" for start in self._state_names)})

    @cached_property
    def _longest(self) -> int:
        # Three more than the longest name: "the", and possessive marks or hyphens that came as tokens of their own.
        return 3 + max(key.count(" ") + 1 for key in self._names)

    @cached_property
    def _state_names(self) -> dict[str, str]:
        return {
            _name_key(form): state
            for state in self._tables.states
            for form in reversed((self.actors[state].name, *self.actors[state].names))
        }

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        demonyms: dict[str, str] = {}
        for state in self._tables.states.values():
            for word in state.demonyms:
                # "Congolese" and "Serbian" go to the first-listed unless a later row has it as its main demonym
                demonyms.setdefault(fold(word), state.id)
        return demonyms

    @cached_property
    def _seats(self) -> dict[str, str]:
        return {_name_key(seat.words): seat.actor for seat in reversed(self._tables.seats)}

    @cached_property
    def _power_starts(self) -> frozenset[str]:
        return frozenset({"the", *(_first_token(key) for table in (self._demonyms, self._seats) for key in table)})

    @cached_property
    def _organ_nouns(self) -> dict[str, Organ]:
        return {_name_key(noun): organ for organ in self._tables.organs.values() for noun in organ.nouns}

    @cached_property
    def _organ_ends(self) -> frozenset[str]:
        return frozenset(noun.rsplit(" ", 1)[-1] for noun in self._organ_nouns)

    @cached_property
    def _by_office(self) -> dict[str, list[Tenure]]:
        offices: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            offices[tenure.office].append(tenure)
        return dict(offices)

    @cached_property
    def _by_holder(self) -> dict[str, list[Tenure]]:
        holders: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            holders[tenure.holder].append(tenure)
        return dict(holders)

    @cached_property
    def _reader(self) -> OfficeReader:
        return OfficeReader(self._tables, self, frozenset(self._by_office))


def _first_token(folded: str) -> str:
    return folded.partition(" ")[0]


def _name_key(words: str) -> str:
    return fold(words).removeprefix("the ")


def _written_as_name(words: str, form: str) -> bool:
    """True if `words` are written as a name: acronyms in capitals ("MoD" with two), single words with one."""
    words = words.removeprefix("the ").removeprefix("The ")
    form = form.removeprefix("the ")
    if is_acronym(form):
        letters = [c for c in words if c.isalpha()]
        return all(c.isupper() for c in letters)
    if " " in words:
        return True
    if any(c.isupper() for c in form[1:]) and "-" not in form:
        return any(c.isupper() for c in words[1:])
    return words[:1].isupper() or not form[:1].isupper()
