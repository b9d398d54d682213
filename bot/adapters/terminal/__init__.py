"""Dateline in a terminal."""
