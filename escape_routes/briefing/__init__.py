"""Briefings: scenes as files, over HTTP and to hand out."""
