"""Full-text search over the passages, in any script."""
