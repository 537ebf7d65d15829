"""What leaves the dashboard as a file: one module per format, each object in, bytes out."""
