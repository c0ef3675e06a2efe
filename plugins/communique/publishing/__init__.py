"""Steps after a build: what is made from the finished pages."""
