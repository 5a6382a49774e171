"""What lies ahead: plans and forecasts that the as-of date has not passed."""

from __future__ import annotations

from timeline.model import Event, When


def expected(event: Event, as_of: When | None) -> bool:
    """Whether it is planned or forecast and may still lie ahead: what was planned for an earlier time is no outlook."""
    latest = event.when.latest if event.when else None
    ahead = latest is None or as_of is None or as_of.earliest is None or latest > as_of.earliest
    return event.kind in ("plan", "forecast") and ahead
