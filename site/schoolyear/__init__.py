"""Ages, year groups, school years and counted days: pure arithmetic on dates, Europe/London."""
