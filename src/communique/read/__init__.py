"""Read: a document becomes a reading, i.e. marks on its text: sentences, tokens, mentions, times, attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.config import Config
from communique.errors import UsageError
from communique.model.reader import Reader
from communique.plugins import load_plugin, plugin_names
from communique.read.sentences import split_sentences

if TYPE_CHECKING:
    from communique.directory import Directory

BUILT_IN = ("rules", "fast", "accurate")

__all__ = ["BUILT_IN", "load_reader", "split_sentences"]


def load_reader(config: Config, *, directory: Directory) -> Reader:
    """Return the reader that `config.reader` names: one of `BUILT_IN` or a plug-in's.

    Raises:
        UsageError: no reader of that name.
        PluginError: the plug-in does not load.
    """
    from communique.directory.places import load_gazetteer

    if config.reader == "rules":
        from communique.read.rules import RulesReader

        return RulesReader(directory, load_gazetteer())
    if config.reader in plugin_names():
        reader: Reader = load_plugin(config.reader)(config)
        return reader
    known = ", ".join((*BUILT_IN, *plugin_names()))
    raise UsageError(f"no reader {config.reader!r}; known: {known}")
