"""Files that people send: sealed as they arrive, typed by content, read by whoever opened the file.

Owns stored ciphertext and its digest. It must not know requests, cases or who may open what: custody does.
"""
