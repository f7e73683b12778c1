"""Fact-finding missions: who went, what they heard and from whom, what they found, and the two reports of it.

A mission is a custody file. What is clear is how many records of each kind it has and to which uses
each testimony's giver consents; every word, name and place is sealed. A mission of others, known by
what they published, is a list of their claims and nothing else.
"""
