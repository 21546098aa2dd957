"""The low-code language: what a township serves, where and when, with pure checks."""
