"""What phones without a signal wrote down: taken in, counted once, and given back."""
