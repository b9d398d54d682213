"""Tests of following the folder of articles."""
