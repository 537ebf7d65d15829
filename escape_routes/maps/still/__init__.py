"""Still maps, drawn without a browser."""
