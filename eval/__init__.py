"""Question sets, measures and reports, over the public calls of ``app`` and ``index``."""
