"""Dateline in Discord."""
