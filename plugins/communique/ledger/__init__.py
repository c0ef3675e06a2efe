"""What each file of the site was made from, and what each check looked at: kept from build to build."""
