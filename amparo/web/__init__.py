"""Pages, by audience: the portal for the public, the desk for staff. Parses, calls one act, renders; holds no rule."""
