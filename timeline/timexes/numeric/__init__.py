"""Times in numbers, which every language shares: tables of rules, zones, and what only looks like a time."""
