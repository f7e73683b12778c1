"""Pages of the evidence of any sealed file: what there is, who held it, and handing it over to a court."""
