"""The command `escape-routes`."""
