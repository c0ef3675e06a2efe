"""What lies between builds, and how work is shared: nothing here knows what a site is."""
