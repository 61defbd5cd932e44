"""Which pages exist: the site map as code. Pages are pure functions of records and a date."""
