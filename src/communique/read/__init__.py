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

TRAINED = {"accurate": "reader", "fast": "fast"}  # reader to model file
BUILT_IN = ("rules", *TRAINED)

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
    if config.reader in TRAINED:
        from communique.read.encoder import load_encoder
        from communique.read.trained import TrainedReader

        encoder = load_encoder(TRAINED[config.reader])
        return TrainedReader(directory, load_gazetteer(), encoder, thorough=config.reader == "accurate")
    plugin = config.reader.partition(":")[0]  # the plug-in reads what stands behind the colon
    if plugin in plugin_names():
        reader: Reader = load_plugin(plugin)(config)
        return reader
    known = ", ".join((*BUILT_IN, *plugin_names()))
    raise UsageError(f"no reader {config.reader!r}; known: {known}")
