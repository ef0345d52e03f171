"""Yes or no: what a sentence, a figure or a list says to a question that wants one."""
