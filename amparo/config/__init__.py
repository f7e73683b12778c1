"""Settings, the embedded database, the command line and the processes of one installation.

Owns how an installation starts and stops. Holds no rule of the procedure: commands call the same acts as the pages do.
"""
