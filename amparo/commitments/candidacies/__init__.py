"""Posts that States propose people for: the contest, each State's record, the dossier, the log of advocacy.

The record is of States. Whom they propose is named and never judged.
"""
