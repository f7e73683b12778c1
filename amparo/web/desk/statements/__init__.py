"""Pages of joint statements, in an organisation alone: drafts, reviews, signatures, what moved since."""
