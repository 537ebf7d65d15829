"""What a briefing is handed out as: one module per format, `export(briefing, dataset) -> bytes`."""
