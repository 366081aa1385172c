"""Parties listed together: "A, B and C" from its last or from its first member."""

from communique.extract.actions_clause import Clause, Placed

POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})


def coordinated(clause: Clause, last: Placed) -> tuple[Placed, ...]:
    """Return `last` with the parties listed before it ("A, B and last")."""
    members = [last]
    words = clause.words()
    if words[last.first] in POSSESSIVES and last.last - last.first == 1:
        return (last,)  # "the seizure of Peru and its blockade": two nouns, not two owners
    while True:
        left = next((p for p in reversed(clause.placed) if p.last <= members[0].first), None)
        if left is None:
            break
        between = [
            word for word in words[left.last : members[0].first] if word not in ("the", "'s", "’s", "both", "its")
        ]
        joined = between and set(between) <= {",", "and", "&", "or", "/", "-", "–"}
        if not joined or ("and" not in between and len(members) == 1 and between == [","]):
            break
        members.insert(0, left)
    return tuple(members)


def coordinated_right(clause: Clause, first: Placed) -> tuple[Placed, ...]:
    """Return `first` with the parties listed after it ("first, B and C")."""
    members = [first]
    words = clause.words()
    while True:
        right = next((p for p in clause.placed if p.first >= members[-1].last), None)
        if right is None:
            break
        between = [word for word in words[members[-1].last : right.first] if word not in ("the", "its")]
        if not between or not set(between) <= {",", "and", "&", "or", "/"}:
            break
        is_closed = len(members) > 1 and {"and", "or", "&"} & set(words[members[-2].last : members[-1].first])
        if is_closed and between == [","]:
            break  # "rebels or terrorists, Mr. Rasmussen …": the list is over
        members.append(right)
    # "A, B" without a closing "and" is an apposition, not a list.
    if len(members) > 1 and not {"and", "or", "&", "/"} & set(words[first.last : members[-1].first]):
        return (first,)
    return tuple(members)
