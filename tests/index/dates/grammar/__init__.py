"""Tests of the grammar of date expressions."""
