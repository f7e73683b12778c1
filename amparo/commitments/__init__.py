"""Laws and bills with their texts, structural concerns, candidacies: what is watched besides claims.

Owns laws with their dated stages, windows to act, text versions and their difference; dated facts on
institutions and concerns; contests, the record of the States that propose, and the log of advocacy.
Everything but the notes of advocacy is public record in clear. It must not know matters or statements.
"""
