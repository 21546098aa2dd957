"""Home visits: asked for, planned, put into rounds, made, and counted."""
