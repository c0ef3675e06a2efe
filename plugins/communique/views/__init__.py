"""What each template is given: small frozen values, the contract with theme authors.

Every page is an address, a template and one view. Templates see `view` and the language's
`chrome`, nothing else.
"""
