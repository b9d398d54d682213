"""Tests of following feeds."""
