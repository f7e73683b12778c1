"""What is asked of other institutions while a file is studied, and what they answer.

Owns requests for information, each with its own envelope and clock. It must not know measures,
assessments or stages.
"""
