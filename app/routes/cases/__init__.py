"""Cases from filing to delivery: what is done with them, by whom, and who hears of it."""
