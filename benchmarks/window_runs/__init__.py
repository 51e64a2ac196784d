"""Measurements in a window, a process each. They print seconds, as one number or as JSON."""
