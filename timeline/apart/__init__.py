"""Runs the plugins of others in a process of their own, so that whatever they do costs only themselves.

    describe(entries)      what the plugins give, without importing one of them here
    Apart                  the `export` of an exporter that is described so: calling it runs the plugin apart

A plugin that crashes, hangs, ends the process, takes all memory or gives junk becomes one error in plain words. This
protects from faults, not from malice: a plugin runs with the rights of whoever started it.
"""

from timeline.apart.described import Apart, describe
from timeline.apart.limits import LIMITS, Limits

__all__ = ["LIMITS", "Apart", "Limits", "describe"]
