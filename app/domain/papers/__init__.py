"""What is filled in and brought for a case, its files, and the letters written about it."""
