"""Panel briefings: what the documents say of a body, put together for who speaks for it; every line is cited."""
