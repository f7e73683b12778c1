"""Pages of laws and bills: the list, one law, its texts compared, alerts, and what the public would see."""
