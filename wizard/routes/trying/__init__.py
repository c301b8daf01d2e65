"""Trying a route out before anybody relies on it: picture, preview, try-out, scenarios, publishing."""
