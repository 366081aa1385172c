"""Sphinx settings: MyST pages, Furo's look, no request to another host."""

project = "communiqué"
author = "The communiqué contributors"
copyright = "2026, The communiqué contributors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "communiqué"
