"""People and collectives of the register: their list, their page, and who may be the same person."""
