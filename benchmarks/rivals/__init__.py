"""Other temporal taggers beside ours, on the same text in the same run: `python -m benchmarks rivals`."""
