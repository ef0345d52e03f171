"""What is asked of the documents themselves: which there are, what they name, how versions of one differ."""
