"""HTTP: one module per noun, and the modules that read, answer, refuse and document."""
