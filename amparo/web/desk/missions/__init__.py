"""Pages of fact-finding missions, in an organisation alone: team, field, testimonies, findings, reports."""
