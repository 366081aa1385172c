"""Find plug-ins by entry point.

`communique.readers`: a callable `(config) -> Reader` (see `communique.model.reader`). Built-in readers are found
without entry points, so that a source checkout needs no installation.
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from communique.errors import PluginError

READERS = "communique.readers"


def plugin_names(group: str = READERS) -> list[str]:
    """Return the names of the plug-ins installed for `group`, sorted."""
    return sorted({point.name for point in entry_points(group=group)})


def load_plugin(name: str, group: str = READERS) -> Callable[..., Any]:
    """Return the callable that the plug-in `name` gives.

    Raises:
        PluginError: no plug-in of that name, or it fails to import.
    """
    found = [point for point in entry_points(group=group) if point.name == name]
    if not found:
        known = ", ".join(plugin_names(group)) or "none"
        raise PluginError(f"no plug-in {name!r} in {group}; installed: {known}")
    try:
        loaded: Callable[..., Any] = found[0].load()
    except Exception as error:
        raise PluginError(
            f"plug-in {name!r} of {found[0].dist and found[0].dist.name} does not load: {error}"
        ) from error
    return loaded
