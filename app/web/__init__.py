"""The web app: a page in Gradio, and the same calls for programs; what it keeps lies in SQLite files of its own."""
