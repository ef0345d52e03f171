"""The bodies that a question names, describes or only points to."""
