"""Pages for everybody, and the web applications that are served from here."""
