"""The command palette, and finders like it: a line to type in, a list to choose from, no dialog."""
