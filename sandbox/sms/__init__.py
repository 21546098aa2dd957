"""Two text message vendors and a county's own gateway: signatures, limits, receipts, replies."""
