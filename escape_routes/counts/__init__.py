"""Counts over time: frames, tables and charts."""
