"""communiqué: news of diplomacy as a cited, queryable record.

Nothing is loaded here: `import communique` must stay cheap (a test asserts that no heavy library comes with it).
"""

__version__ = "0.1.0"
