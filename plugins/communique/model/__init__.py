"""What a newsroom is made of: values, the kinds of document, and the site they form."""
