"""Keeps files: sealed bytes on a disk or in an S3-compatible store, and pictures made safe."""
