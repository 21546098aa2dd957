"""Tortoise engines that survive a cancelled task: no leaked lock, no lost pool connection."""
