"""Briefings and timelines: a few passages that stand for many."""
