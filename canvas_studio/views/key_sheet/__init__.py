"""The key sheet on F1: every key, made from the tables that the program itself acts on."""
