"""From a draft to what a user reads: the words of four languages, numbers, citations, terminal and JSON."""
