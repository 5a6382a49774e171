"""What a briefing costs: an article's, one of many events, and a table of the same events made by others."""
