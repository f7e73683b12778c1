"""What each act asks of the person who performs it.

Frozen forms that the desk page, the API and the tests share. Titles and descriptions are English
message ids; whoever shows a form translates them.
"""
