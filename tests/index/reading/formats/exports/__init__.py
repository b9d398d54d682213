"""Tests of exports of newspaper archives."""
