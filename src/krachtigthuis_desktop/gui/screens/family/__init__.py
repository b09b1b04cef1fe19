"""One family: the people, the worries, the consents and the referrals."""
