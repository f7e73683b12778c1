"""Things of every kind that a route's address may name: theirs, another's where there is such a thing, absent."""

from datetime import timedelta

from django.utils import timezone

from amparo.claims.models import Import, Proposal
from amparo.claims.recommendations import importing
from amparo.claims.services import propose
from amparo.claims.tests.scene import Scene as Record
from amparo.commitments.candidacies import forms, log, services
from amparo.commitments.laws.forms import EnterLaw
from amparo.commitments.laws.services import enter_law
from amparo.custody import ledger
from amparo.custody.models import Envelope
from amparo.documentation import services as documentation
from amparo.documentation.records import Event, Narrative
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.forms import HeadForm
from amparo.missions.models import Recording
from amparo.missions.tests.scene import Scene as Mission
from amparo.registry.people import entering
from amparo.registry.people.forms import NewPerson
from amparo.registry.situations import forms as situation_forms
from amparo.registry.situations import recording
from amparo.registry.situations.forms import NewSituation
from amparo.statements.acts.writing import link_evidence
from amparo.statements.tests.scene import Scene as Told
from amparo.web.desk.tests.scene import Scene
from tests.architecture.routes import ABSENT

NO_NUMBER = 10**9
ROWS = "text,to,decision,from,year\nProteger el valle inventado.,Ruritania,support,Freedonia,2012\n"


def protected(cast):
    """What a mechanism keeps of people; another's is kept by a desk where nobody asks."""
    scene = Scene(cast)
    file_id, order_id = scene.ordered()
    other = scene.deposited(must_not_know=["MINJUSDH"])
    elsewhere = scene.asked(scene.admitted(), "focal_mincul")
    index, another = (ledger.entries_of(one)[0].index for one in (file_id, other))
    return {
        "envelope_id": (_kept(scene, "companion"), _kept(scene, "companion_indigenous"), ABSENT),
        "file_id": (file_id, other, ABSENT),
        "order_id": (order_id, scene.ordered_to("MINCUL", "focal_mincul"), ABSENT),
        "request_id": (scene.asked(file_id, "focal_mininter"), elsewhere, ABSENT),
        "index": (index, index, NO_NUMBER),
        "entry": (index, another, NO_NUMBER),
    }


def followed(cast):
    """What the public record holds: nobody's own, so that it is there or absent."""
    record, advocate, now = Record(cast), cast.actor("advocate"), timezone.now()
    propose(record.documenter, record.source.pk, now)
    importing.run(record.documenter, ROWS.encode(), "inventadas.csv", now)
    law = EnterLaw(
        code="faro", kind="bill", state_code="state", title_es="Ley del faro", invented=True
    )
    post = forms.EnterContest(code="faros", body_code="body", post_es="Presidencia inventada")
    contest = services.enter_contest(advocate, post, now)
    said = forms.LogContact(
        state_code="state", kind="meeting", stance="listens", on=now.date(), notes="Inventada."
    )
    log.log_contact(advocate, contest.id, said, now)
    made = {
        "source_id": record.source.pk,
        "claim_id": record.owed.id,
        "proposal_id": Proposal.objects.first().pk,
        "import_id": Import.objects.get().pk,
        "law_id": enter_law(advocate, law, now).id,
        "contest_id": contest.id,
    }
    return {name: (one, ABSENT) for name, one in made.items()}


def people(cast, keeper, other):
    """Somebody whom the keeper's register knows, and somebody whom one desk of another house alone knows."""
    both = [
        entering.enter(
            each,
            NewPerson(kind="person", names=("Alguien Inventado",), only_here=only),
            timezone.now(),
        )
        for each, only in ((keeper, False), (other, True))
    ]
    return {"person_id": (*(row.pk for row in both), ABSENT)}


def situations(keeper, other):
    """A situation that the keeper's register knows, and one that one desk of another house alone knows."""
    told = {"channel": "press", "known_on": "2026-02-01", "account": "Inventada."}
    both = [
        recording.record(
            each,
            situation_forms.filled(NewSituation, {**told, "only_here": only}),
            timezone.now(),
        )
        for each, only in ((keeper, False), (other, True))
    ]
    return {"situation_id": (*(row.pk for row in both), ABSENT)}


def matters(cast, role, beside):
    """A confidential matter of the role's desk, and one of a desk where none of those who ask sits."""
    keepers = (cast.actor(role), cast.actor("litigator", beside))
    return {"matter_id": (*(_matter(one) for one in keepers), ABSENT)}


def statements(cast, beside):
    """A draft that rests on something and a signature of one that circulates; then another desk's."""
    both = [_told(cast, cast.actor("advocate", desk)) for desk in (None, beside)]
    return {name: (*(each[name] for each in both), ABSENT) for name in both[0]}


def missions(cast, beside):
    """A mission with a sentence, a report and a recording; then one of a desk where none of those who ask sits."""
    both = [_mission(cast, desk) for desk in (None, beside)]
    return {name: (*(each[name] for each in both), ABSENT) for name in both[0]}


def _mission(cast, desk):
    scene = Mission(cast, timezone.now() - timedelta(hours=1))
    scene.documenter = cast.actor("documenter", desk)
    scene.told().builds()
    scene.seals_a_voice("T2")
    rows = scene.mission
    return {
        "mission_id": scene.mission_id,
        "sentence_id": rows.sentences.first().id,
        "report_id": rows.reports.get().id,
        "blob_id": Recording.objects.get(record__mission=rows).blob_id,
    }


def collections(cast, keepers):
    """A collection with an event and its narrative of the first keeper's desk, and one of another's."""
    both = [_collection(keeper) for keeper in keepers]
    return {name: (*(each[name] for each in both), ABSENT) for name in both[0]}


def _collection(keeper):
    now = timezone.now()
    row = documentation.found_collection(keeper, "Colección inventada", now)
    event = Event(title="Hecho inventado")
    narrative = Narrative(event=event.id, text="Algo inventado pasó.")
    documentation.enter(keeper, row.id, [event, narrative], now)
    return {"collection_id": row.id, "event_id": event.id, "entry_id": narrative.id}


def _told(cast, advocate):
    scene, signed = (_written(cast, advocate) for _ in range(2))
    version = scene.statement.versions.first()
    link = link_evidence(advocate, version.id, 0, "claim:inventada", scene.later())
    signature = signed.reviewed().circulated().signs("Organización inventada")
    return {
        "statement_id": scene.statement_id,
        "version_id": version.id,
        "link_id": link.id,
        "signatory_id": signature.id,
    }


def _written(cast, advocate):
    scene = Told(cast, timezone.now() - timedelta(hours=1))
    scene.advocate = advocate
    return scene.written()


def _matter(keeper):
    head = HeadForm(kind="judgment", title="Sentencia inventada", stage="supervised")
    return open_matter(keeper, head, timezone.now()).id


def _kept(scene, desk):
    """The id of the envelope with a receipt's words, kept by that desk."""
    file_id = scene.deposited(kept_by=scene.cast.desk(desk).id)
    return Envelope.objects.get(file_id=file_id, kind="receipt").id
