"""Made-up policies and referrals, as many as a measurement wants. Nobody and nothing in them is real."""
