"""What is drawn: the timeline on its axis, and figures over time."""
