"""What tables answer, by their rows and columns."""
