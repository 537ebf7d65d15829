"""Altair builders: frames in, charts out."""
