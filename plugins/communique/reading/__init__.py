"""From files to the site: front matter, values, bodies, and findings on the way."""
