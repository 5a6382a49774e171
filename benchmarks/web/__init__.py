"""What the view of a timeline costs in a browser, beside a plain list of the same rows."""
