"""Running terms: started, paused with a reason, resumed, met, stopped, and lapsed once.

Owns the rows of deadlines and their escalations, and the sweep. A row keeps what the law said when
it started, so that a later pack recomputes nothing. It must not know what a case or an order is:
`file_id` and `subject_id` are opaque. What a deadline is now is derived, never stored.
"""
