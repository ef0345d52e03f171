"""What bears on a question and is no answer to it, so that nothing is told."""
