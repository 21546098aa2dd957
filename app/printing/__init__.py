"""Prints letters: from a letter's words to a numbered PDF, on a machine without any fonts."""
