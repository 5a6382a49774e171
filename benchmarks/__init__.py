"""Speed, memory and quality, measured by hand: `python -m benchmarks --help`."""
