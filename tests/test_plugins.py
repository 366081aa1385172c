import pytest

from communique.errors import PluginError
from communique.plugins import load_plugin, plugin_names


def test_missing_plugin_is_named_with_what_is_installed() -> None:
    with pytest.raises(PluginError, match="no plug-in 'crystal-ball'"):
        load_plugin("crystal-ball")


def test_names_are_sorted() -> None:
    assert plugin_names() == sorted(plugin_names())
