"""The engine: what is to be made, making it, and putting it in place."""
