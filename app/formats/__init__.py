"""Reading and writing the files people bring: Excel and YAML."""
