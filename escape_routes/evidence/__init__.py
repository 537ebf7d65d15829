"""From any subject to the passages and sources behind it."""
