"""Write any number of short agency reports about invented diplomacy: the same seed gives the same reports.

Some are reprints of one another, some tell of one meeting before and after it; enough for every stage to have work.
"""

import random
from datetime import date, timedelta
from pathlib import Path

STATES = {
    "Norway": ("Norwegian", "Oslo", "Ada Berg"),
    "Spain": ("Spanish", "Madrid", "Luis Soto"),
    "Kenya": ("Kenyan", "Nairobi", "Grace Wanjala"),
    "Chile": ("Chilean", "Santiago", "Pablo Rojas"),
    "Japan": ("Japanese", "Tokyo", "Kenji Mori"),
    "Poland": ("Polish", "Warsaw", "Anna Zielinska"),
    "Egypt": ("Egyptian", "Cairo", "Omar Fahmy"),
    "Canada": ("Canadian", "Ottawa", "Ruth Tremblay"),
}
TOPICS = (
    "the new tariff on fish",
    "missile defence",
    "the ceasefire in the north",
    "visas for students",
    "piracy off the coast",
    "the arms treaty",
    "gas deliveries",
    "the return of refugees",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_reports(folder: Path, number: int, *, seed: int = 7) -> list[Path]:
    """Write `number` reports into `folder` and return their paths; every tenth is a reprint of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    paths, last = [], ""
    for count in range(number):
        text = last + "\nThis report was carried by several papers.\n" if count % 10 == 9 else _report(chance, count)
        path = folder / f"{count:04}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
        last = text
    return paths


def _report(chance: random.Random, count: int) -> str:
    host, guest = chance.sample(sorted(STATES), 2)
    adjective, city, minister = STATES[host]
    other_adjective, _, other = STATES[guest]
    topic, second = chance.sample(TOPICS, 2)
    day = date(2012, 1, 2) + timedelta(days=chance.randrange(900))
    weekday = WEEKDAYS[day.weekday()]
    family, other_family = minister.split()[-1], other.split()[-1]
    told = {
        0: f"{adjective} Foreign Minister {minister} met {other_adjective} counterpart {other} in {city} on {weekday}.",
        1: f"Foreign Minister {minister} will receive {other_adjective} Foreign Minister {other} in {city}.",
        2: f"{other_adjective} Foreign Minister {other} put off a visit to {city}, where he was to meet {minister}.",
    }[chance.randrange(3)]
    sentences = [
        told,
        f"“We will not accept a bad deal on {topic}”, {family} said.",
        f"{other_family} said that {guest} supports talks on {topic}.",
        f"According to the {adjective} Foreign Ministry, {second} will be discussed next month.",
    ]
    chance.shuffle(sentences[1:])
    if chance.random() < 0.5:
        sentences.append(f"{host} and {guest} signed an agreement on {second}.")
    if chance.random() < 0.3:
        sentences.append(f"Last week {guest} imposed sanctions on {host}.")
    title = f"{host} and {guest} talk about {topic}"
    head = f"{title}\n{day:%B} {day.day}, {day.year}\n\n{city.upper()} - "
    return head + "\n\n".join(sentences) + f"\n\n(Report {count})\n"
