"""What accounts offers to the doors and to the command line."""

from amparo.accounts.confirming import confirm as confirm
from amparo.accounts.confirming import confirmed as confirmed
from amparo.accounts.membership import admit_member as admit_member
from amparo.accounts.membership import fingerprint_of as fingerprint_of
from amparo.accounts.membership import make_person as make_person
from amparo.accounts.membership import make_service as make_service
from amparo.accounts.membership import roles_at as roles_at
from amparo.accounts.signin import actor_of as actor_of
from amparo.accounts.signin import actor_of_token as actor_of_token
from amparo.accounts.signin import sign_in as sign_in
from amparo.accounts.signin import sign_out as sign_out
