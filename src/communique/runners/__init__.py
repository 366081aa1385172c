"""Where the pipeline runs: this process or a pool of processes; and the way of inputs into a record."""

from communique.runners.add import Added, add_paths
from communique.runners.local import run_here
from communique.runners.pool import run_pool

__all__ = ["Added", "add_paths", "run_here", "run_pool"]
