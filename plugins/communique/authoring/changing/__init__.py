"""What commands write into files that staff have written: announced changes, new names."""
