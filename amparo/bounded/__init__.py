"""Reading what strangers send, in a child process that holds nothing worth taking. The shared runner of every app.

Library, evidence, seals and imports all read hostile bytes; they do it through `run`, and never copy it. The child is
this interpreter with one reading module. It has no inherited environment or descriptors, no network, no sight of any
file but code, no right to write, fork or start a program, and limits on memory, processor, time and output. Bytes go
in by a pipe and come out by a pipe: nothing is written to a disk. Readers work on bytes and need no path.

Owns the walls and the wire between parent and child. It must not know what is read, who asked, or what a refusal means
to people: callers map `ChildFailed` to their own refusals.
"""

from amparo.bounded.errors import ChildFailed as ChildFailed
from amparo.bounded.errors import Crashed as Crashed
from amparo.bounded.errors import OutOfMemory as OutOfMemory
from amparo.bounded.errors import OutOfTime as OutOfTime
from amparo.bounded.errors import TooMuchOutput as TooMuchOutput
from amparo.bounded.errors import TurnedDown as TurnedDown
from amparo.bounded.errors import Unstartable as Unstartable
from amparo.bounded.limits import Limits as Limits
from amparo.bounded.runner import Answer as Answer
from amparo.bounded.runner import run as run
from amparo.bounded.trial import standing as standing
