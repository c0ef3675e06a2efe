"""Files beside the pages: calendars, feeds, structured data, site map."""
