"""Seats at a centre: times that can be booked, bookings, and who is there or away."""
