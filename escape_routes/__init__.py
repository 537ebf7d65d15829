"""The dashboard library; README.md tells which module does what."""
