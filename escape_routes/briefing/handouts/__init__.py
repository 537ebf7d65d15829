"""A briefing to hand out: one module per format, object in, bytes out."""
