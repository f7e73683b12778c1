"""Bytes in, bytes out: sealing, wrapping, signing, passwords, receipts, streams.

Pure library over libsodium and SHA-256: no Django, no clock, no input or output. Knows no file,
member or grant; `custody` alone imports it. Its failures share `errors.CryptoFailure`.
"""
