"""WeCom: messages of the county's own app to its staff."""
