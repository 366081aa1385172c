"""What a person's name tells: how full it is, whose family name it is, whether given name and gender fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.directory.folding import fold
from communique.model import Actor

if TYPE_CHECKING:
    from communique.directory import Directory


def is_family(person: str, surnames: Sequence[str], directory: Directory) -> bool:
    """Tell whether one of the surnames is written as the person's, diacritics and case apart."""
    forms = {fold(form) for form in directory.families(person)} | {fold(directory.actors[person].name.split()[-1])}
    return any(fold(surname) in forms for surname in surnames)


def fullness(name: str) -> tuple[int, int]:
    words = [word for word in name.replace(".", ". ").split() if len(word.strip(".")) > 1]
    return len(words), len(name)


def of_gender(ids: Sequence[str], gender: str | None, directory: Directory) -> list[str]:
    return [one for one in ids if gender is None or directory.actors[one].gender in (None, gender)]


def given_fits(name: str, actor: Actor) -> bool:
    """Tell whether a name's first word may be the actor's: an initial, or the beginning of one of his names."""
    first = re.split(r"[\s.]+", name)[0].lower()
    return any(
        form.lower().startswith(first) if len(first) == 1 else form.lower().split()[0][:3] == first[:3]
        for form in (actor.name, *actor.names)
        if " " in form
    )
