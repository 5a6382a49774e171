"""Tests state facts about the text that goes in and the values that come out; none of them is timed."""

from hypothesis import settings

# A loaded machine must not fail a test: speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
