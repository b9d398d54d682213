"""Benchmarks: programs that print ratios of two measurements of one run, without a verdict."""
