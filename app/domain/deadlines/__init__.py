"""Promised days: the working calendar, the clocks of a case, and warnings in time."""
