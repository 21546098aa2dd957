"""Text messages: two vendors and a county's own gateway, one driver and one table of codes each."""
