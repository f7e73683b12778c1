"""Pages of the staff door: signed-in members of the institutions."""
