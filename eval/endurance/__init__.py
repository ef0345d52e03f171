"""Whether the program holds: under load, for long, and when it is cut off."""
