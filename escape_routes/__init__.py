"""The dashboard library; see DESIGN in README.md."""
