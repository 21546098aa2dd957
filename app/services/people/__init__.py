"""Who somebody is, how they prove it, and who may act for whom."""
