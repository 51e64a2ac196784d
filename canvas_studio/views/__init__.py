"""The windows: the only part of the program that knows Qt. Views show the document and hold no truth."""
