"""Steps of measures and orders. They run inside an act: they never authorise and never commit.

Each locks the row it moves, so two people who press at once are told apart, and tells the person.
"""

from amparo.measures.steps.answering import acknowledge as acknowledge
from amparo.measures.steps.answering import ask_time as ask_time
from amparo.measures.steps.answering import cannot as cannot
from amparo.measures.steps.answering import report as report
from amparo.measures.steps.delivery import hear_delivery as hear_delivery
from amparo.measures.steps.delivery import resolve as resolve
from amparo.measures.steps.ordering import cancel as cancel
from amparo.measures.steps.ordering import issue as issue
from amparo.measures.steps.proposing import end as end
from amparo.measures.steps.proposing import end_all as end_all
from amparo.measures.steps.proposing import hear_word as hear_word
from amparo.measures.steps.proposing import keep_words as keep_words
from amparo.measures.steps.proposing import propose as propose
from amparo.measures.steps.proposing import record_word as record_word
from amparo.measures.steps.proposing import revise as revise
from amparo.measures.steps.unblocking import extend as extend
from amparo.measures.steps.unblocking import grant_time as grant_time
from amparo.measures.steps.unblocking import insist as insist
from amparo.measures.steps.unblocking import redirect as redirect
from amparo.measures.steps.unblocking import refuse_time as refuse_time
