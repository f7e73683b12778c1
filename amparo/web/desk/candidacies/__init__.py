"""Pages of posts that States propose people for: the contest, its dossier, the log of advocacy."""
