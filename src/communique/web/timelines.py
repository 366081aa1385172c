"""Draw the months of a list as SVG: how many occasions were held, planned, proposed or came to nothing, and when.

The drawing is complete without JavaScript, each year a link; `static/timeline.js` lets it be zoomed, moved and brushed.
Statuses differ in pattern and in shape, not in colour alone. The list under it says the same.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from communique.record import STANDINGS, Listed, Month

WIDTH, BOTTOM = 1000, 100  # the drawing's units; bars stand on BOTTOM
LABELS = (*STANDINGS, "said")  # in the order in which they are stacked
MOST_BARS = 240  # bars drawn by the server; twenty years of months, more are joined to years
MOST_TICKS = 12  # years named under the bars
LANES = 4  # rows of marks: entries of one month stand above one another
LANE = 12  # units between two rows


class Tick(msgspec.Struct, frozen=True):
    """A year: where it begins and ends, whether its name is shown, and how many entries it has."""

    year: str
    x: float
    width: float
    named: bool
    total: int


class Spot(msgspec.Struct, frozen=True):
    """An entry of the page: its month since the first (a fraction for the day), its place, its standing."""

    entry: str
    at: float
    x: float
    y: int
    standing: str


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """What the template draws. paths: (standing, SVG path); months: the same numbers for the script, `index:a,b,…`."""

    first: str
    last: str
    size: int
    paths: tuple[tuple[str, str], ...]
    months: str
    ticks: tuple[Tick, ...]
    spots: tuple[Spot, ...]
    highest: int
    yearly: bool
    totals: dict[str, int]


def draw_months(months: Sequence[Month], entries: Sequence[Listed] = ()) -> Chart | None:
    """Return the chart of `months`, with the `entries` of the page as marks; None where no entry has a day."""
    if not months:
        return None
    begin, end = _index(months[0].month) // 12 * 12, (_index(months[-1].month) // 12 + 1) * 12  # whole years
    size = end - begin
    unit = WIDTH / size
    numbers = {_index(one.month) - begin: [one.entries.get(label, 0) for label in LABELS] for one in months}
    step = 12 if size > MOST_BARS else 1
    bars: dict[int, Counter[int]] = {}
    for index, counts in numbers.items():
        bars.setdefault(index // step, Counter()).update(dict(enumerate(counts)))
    highest = max(sum(counts.values()) for counts in bars.values())
    paths: dict[str, list[str]] = {label: [] for label in LABELS}
    for place, found in bars.items():
        top = float(BOTTOM)
        for number, label in enumerate(LABELS):
            height = (BOTTOM - 8) * found[number] / highest
            if height:
                top -= height
                wide = max(0.6, unit * step - min(1.5, unit * step / 5))
                paths[label].append(f"M{place * unit * step:.1f} {top:.1f}h{wide:.1f}v{height:.1f}h-{wide:.1f}z")
    years = Counter({month.month[:4]: 0 for month in months})
    for month in months:
        years[month.month[:4]] += sum(month.entries.values())
    apart = -(-(size // 12) // MOST_TICKS)
    ticks = tuple(
        Tick(f"{begin // 12 + n:04}", round(n * 12 * unit, 1), round(12 * unit, 1), n % apart == 0,
             years[f"{begin // 12 + n:04}"])
        for n in range(size // 12)
    )  # fmt: skip
    return Chart(
        first=f"{begin // 12:04}",
        last=f"{end // 12 - 1:04}",
        size=size,
        paths=tuple((label, "".join(parts)) for label, parts in paths.items() if parts),
        months=";".join(f"{index}:{','.join(map(str, counts))}" for index, counts in sorted(numbers.items())),
        ticks=ticks,
        spots=_spots(entries, begin, unit),
        highest=highest,
        yearly=step == 12,
        totals={label: sum(one.entries.get(label, 0) for one in months) for label in LABELS},
    )


def _spots(entries: Sequence[Listed], begin: int, unit: float) -> tuple[Spot, ...]:
    """Return the marks of entries with a day; those of one month stand in rows, as far as there are rows."""
    standing = {status: label for label, statuses in STANDINGS.items() for status in statuses}
    rows: Counter[int] = Counter()
    spots = []
    for one in entries:
        if one.day is None:
            continue
        month = _index(one.day[:7]) - begin
        at = round(month + (int(one.day[8:10]) - 1) / 31, 2)
        label = standing.get(getattr(one.entry.event, "status", ""), "said")
        spots.append(Spot(one.id, at, round(at * unit, 1), rows[month] % LANES * LANE, label))
        rows[month] += 1
    return tuple(spots)


def _index(month: str) -> int:
    """Return the number of a month (`2010-05`) since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1
