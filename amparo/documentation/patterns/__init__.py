"""Who is targeted, where, when, by whom and how: figures over open collections.

What is counted is victims of acts, never events: three people detained in one event are three, and one
of them beaten as well is counted once under each act (SDG indicator 16.10.1, metadata; OHCHR). What
nobody knows is a value of its own. These figures are for those who may open the collections; what is
published passes disclosure control first.
"""
