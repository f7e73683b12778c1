"""The parts of the crypto library that accounts needs, handed on by custody, which alone imports it."""

from amparo.crypto.derive import session_key as session_key
from amparo.crypto.derive import session_lookup as session_lookup
from amparo.crypto.derive import token_key as token_key
from amparo.crypto.derive import token_lookup as token_lookup
from amparo.crypto.errors import CryptoFailure as CryptoFailure
from amparo.crypto.passwords import FLOOR as FLOOR
from amparo.crypto.passwords import MODERATE as MODERATE
from amparo.crypto.passwords import Parameters as Parameters
from amparo.crypto.passwords import new_salt as new_salt
from amparo.crypto.passwords import stretch as stretch
from amparo.crypto.sealing import associated_data as associated_data
from amparo.crypto.sealing import key_id as key_id
from amparo.crypto.sealing import seal as seal
from amparo.crypto.sealing import unseal as unseal
from amparo.crypto.signing import BadSignature as BadSignature
from amparo.crypto.signing import SigningPair as SigningPair
from amparo.crypto.signing import fingerprint as fingerprint
from amparo.crypto.signing import new_signing_pair as new_signing_pair
from amparo.crypto.signing import sign as sign
from amparo.crypto.signing import signing_pair_from_seed as signing_pair_from_seed
from amparo.crypto.signing import verify as verify
from amparo.crypto.wrapping import KeyPair as KeyPair
from amparo.crypto.wrapping import new_pair as new_pair
from amparo.crypto.wrapping import pair_from_seed as pair_from_seed
from amparo.crypto.wrapping import unwrap as unwrap
from amparo.crypto.wrapping import wrap as wrap
