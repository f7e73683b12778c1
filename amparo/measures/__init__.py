"""Measures, the person's word on each, and the orders by which institutions carry them out.

Owns the measure, the order, its reports and the contradictions between two voices. It moves no
stage of the procedure; the only thing it asks of the files below is their desk and their clocks.
"""
