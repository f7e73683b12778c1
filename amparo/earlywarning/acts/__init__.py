"""One function for each act; each authorises, commits and leaves one entry in the ledger."""

from amparo.earlywarning.acts import (
    admission,
    asking,
    custodial,
    deciding,
    everyday,
    followup,
    judging,
    ordering,
)

SPECS = (
    *admission.SPECS,
    *asking.SPECS,
    *judging.SPECS,
    *ordering.SPECS,
    *deciding.SPECS,
    *followup.SPECS,
    *everyday.SPECS,
    *custodial.SPECS,
)
