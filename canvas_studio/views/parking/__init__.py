"""The parking lot: what nobody in the room can answer is kept on one key, and answered later."""
