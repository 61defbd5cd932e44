"""Plan, reports and evidence as tables for Excel, and what staff changed in them read back."""
