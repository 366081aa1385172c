"""What every test shares: examples made by hypothesis take the time they take; a loaded machine is no failure."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
