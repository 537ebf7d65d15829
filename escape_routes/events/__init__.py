"""Dated events as frames and on a time axis."""
