"""Text as it is set: hygiene, direction, fonts, widths and lines."""
