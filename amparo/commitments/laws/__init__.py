"""Laws and bills: their acts, what may be read of them, what they affect, and whom to alert."""
