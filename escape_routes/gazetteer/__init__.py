"""From a name in any spelling to a place on the map."""
