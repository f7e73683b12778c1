"""What missions refuse, in words for people."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible


class NoSuchMission(NotVisible):
    """There is no such mission that you may see."""


class NoName(Conflict):
    """The name of whoever gave testimony %(record)s is not open to you: no card can be entered for them."""


class NoSuchAct(NotVisible):
    """There is nothing here that you may see."""


class OpenTheMission(Conflict):
    """Open the mission first: this reads what is sealed."""


class NotAllOpen(Conflict):
    """Your desk does not hold who the people are and where: what must not be told could not be looked for."""


class DoneAlready(Conflict):
    """This form was sent before, and was done then."""


class ChangedWhileYouWrote(Conflict):
    """Somebody wrote this anew meanwhile. Read it again; what you typed is still below."""


class AskNoMore(Conflict):
    """Whoever gave testimony %(record)s asked not to be asked again. Enter it only if they came by themselves."""


class AskedElsewhere(Conflict):
    """Somebody of this name asked not to be asked again. Enter it only if they came by themselves, and say so below."""


class Gone(Conflict):
    """%(record)s was taken back or destroyed."""


class StillNamed(Conflict):
    """What is to be destroyed still stands in: %(where)s. Write those anew without it first; nothing was destroyed."""


class NothingToDestroy(Conflict):
    """There is nothing left to destroy."""


class FinalNotGivenOut(Conflict):
    """What is to be destroyed at the report is destroyed once the final report was given out."""


class ReportClosed(Conflict):
    """This report was given out. Its sentences stay as they are."""


class NoPreliminary(Conflict):
    """The final report begins from the preliminary one. Give that one out first."""


class RefusesToBuild(Invalid):
    """The report was not built: some of its sentences no longer stand on the record."""


class NothingBuilt(Conflict):
    """This report has not been built as it stands now. Build it first."""


class MayNotBePrinted(Conflict):
    """This report is not printed any more: %(record)s lost the consent it rested on."""


class Covered(Conflict):
    """This report is not printed any more: a name that was destroyed stood in it."""
