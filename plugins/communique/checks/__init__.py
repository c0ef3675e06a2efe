"""Editorial rules: each looks at one item, or at the site as a whole, and says what a writer should mend.

`check(site, versions)` tells of one item in all its languages. It looks up single entries of the
site's mappings and never goes through all of them, so that a build after an edit can check again
only what can have changed. What only the site as a whole shows is `check_site(site)`.
"""
