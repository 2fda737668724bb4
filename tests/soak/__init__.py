"""Campaigns that take long: kills at random moments, a thousand reports."""
