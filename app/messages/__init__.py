"""Messages of more than one question, and what is said beside a question."""
