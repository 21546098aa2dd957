"""One module for each way of reaching a person, all behind the port `Channel`."""
