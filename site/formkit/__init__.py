"""Form fields, widgets and markup in the GOV.UK manner. Knows nothing of policies, referrals or people."""
