"""In the room: what a workshop needs beyond the canvas itself. Nothing here waits, beeps or blocks."""
