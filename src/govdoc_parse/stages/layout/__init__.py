"""Lines → layout: which line is what."""
