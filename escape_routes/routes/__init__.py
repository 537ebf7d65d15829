"""Waypoints, legs and routes, and what a choice of routes and years keeps."""
