"""Many people at the door at the same instant."""

import threading


def together(count, act):
    """Do `act(place)` in so many threads at once; return what each gave, or the fault that it raised."""
    got, gate = [None] * count, threading.Barrier(count)

    def one(place):
        gate.wait()
        try:
            got[place] = act(place)
        except Exception as fault:
            got[place] = fault

    threads = [threading.Thread(target=one, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got
