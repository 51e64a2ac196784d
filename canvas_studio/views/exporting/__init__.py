"""Exporting from the window: choosing what, writing it in the background, opening the result."""
