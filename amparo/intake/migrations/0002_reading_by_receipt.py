"""What the public door may read: rows of one live receipt, found by its lookup and nothing else.

A lookup is 32 bytes derived from 99 random bits that are stored nowhere, so a caller who does not
hold the words can name none. An unknown and a revoked one give the same empty answer. For a decoy
there is its file's number and when it came in, always as of the ordinary track, and nothing else.
"""

from django.db import migrations

_HEAD = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_FOUND = "r.lookup = p_lookup AND r.revoked_at IS NULL"
_LIVE = f"{_FOUND} AND r.standing <> 'decoy'"

# Lines of one act share their instant; they are read in the order in which they were written. An
# identity column needs no right on a sequence, and the framework's inserts leave it alone.
ORDERED = """
ALTER TABLE custody_notice ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;
"""

FUNCTIONS = f"""
CREATE FUNCTION portal_receipt(p_lookup bytea)
RETURNS TABLE (receipt_id uuid, file_id uuid, standing text, reads_own_words boolean,
               number text, designation text, track text, language text,
               received_at timestamptz)
{_HEAD} AS $$
  SELECT r.id, r.file_id, r.standing, r.reads_own_words, q.number, q.designation,
         CASE WHEN r.standing = 'decoy' THEN 'ordinary' ELSE q.track END,
         q.language, q.received_at
  FROM public.custody_receipt r JOIN public.intake_request q ON q.id = r.file_id
  WHERE {_FOUND}
$$;

CREATE FUNCTION portal_warned(p_lookup bytea)
RETURNS timestamptz
{_HEAD} AS $$
  SELECT max(a.written_at)
  FROM public.custody_receipt r JOIN public.intake_answer a ON a.receipt_id = r.id
  WHERE {_FOUND} AND a.code = 'duress'
$$;

CREATE FUNCTION portal_envelopes(p_lookup bytea)
RETURNS TABLE (id uuid, file_id uuid, kind text, key_id bytea, wrapped bytea)
{_HEAD} AS $$
  SELECT e.id, e.file_id, e.kind, e.key_id, g.wrapped
  FROM public.custody_receipt r
  JOIN public.custody_grant g ON g.holder_id = r.id AND g.holder_kind = 'receipt'
  JOIN public.custody_envelope e ON e.id = g.envelope_id
  WHERE {_LIVE} AND (g.ends_at IS NULL OR g.ends_at > now())
$$;

CREATE FUNCTION portal_sheets(p_lookup bytea)
RETURNS TABLE (id uuid, envelope_id uuid, field text, version int, wire bytea,
               written_at timestamptz)
{_HEAD} AS $$
  SELECT s.id, s.envelope_id, s.field, s.version, s.wire, s.written_at
  FROM public.custody_receipt r
  JOIN public.custody_grant g ON g.holder_id = r.id AND g.holder_kind = 'receipt'
  JOIN public.custody_sheet s ON s.envelope_id = g.envelope_id
  WHERE {_LIVE} AND (g.ends_at IS NULL OR g.ends_at > now())
  ORDER BY s.written_at, s.id
$$;

CREATE FUNCTION portal_notices(p_lookup bytea)
RETURNS TABLE (id uuid, wire bytea, written_at timestamptz)
{_HEAD} AS $$
  SELECT n.id, n.wire, n.written_at
  FROM public.custody_receipt r JOIN public.custody_notice n ON n.receipt_id = r.id
  WHERE {_LIVE} ORDER BY n.written_at, n.seq
$$;

CREATE FUNCTION portal_answers(p_lookup bytea)
RETURNS TABLE (code text, about uuid, subject text, sheet_id uuid, written_at timestamptz)
{_HEAD} AS $$
  SELECT a.code, a.about, a.subject, a.sheet_id, a.written_at
  FROM public.custody_receipt r JOIN public.intake_answer a ON a.receipt_id = r.id
  WHERE {_LIVE} ORDER BY a.written_at, a.id
$$;

CREATE FUNCTION portal_evidence(p_lookup bytea)
RETURNS TABLE (id uuid, size bigint, received_at timestamptz)
{_HEAD} AS $$
  SELECT b.id, b.size, b.received_at
  FROM public.custody_receipt r JOIN public.evidence_blob b ON b.sender_id = r.id
  WHERE {_LIVE} ORDER BY b.received_at, b.id
$$;

CREATE FUNCTION portal_holders(p_lookup bytea)
RETURNS TABLE (desk_id uuid)
{_HEAD} AS $$
  SELECT DISTINCT g.holder_id
  FROM public.custody_receipt r
  JOIN public.custody_envelope e ON e.file_id = r.file_id AND e.kind = 'mailbox'
  JOIN public.custody_grant g ON g.envelope_id = e.id AND g.holder_kind = 'desk'
  WHERE {_LIVE} AND (g.ends_at IS NULL OR g.ends_at > now())
$$;
"""

_NAMES = ("receipt", "envelopes", "sheets", "notices", "answers", "evidence", "holders", "warned")
CLOSED = "".join(f"REVOKE ALL ON FUNCTION portal_{name}(bytea) FROM PUBLIC;\n" for name in _NAMES)
UNDO = "".join(f"DROP FUNCTION portal_{name}(bytea);\n" for name in _NAMES) + (
    "ALTER TABLE custody_notice DROP COLUMN seq;"
)


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        ("evidence", "0001_initial"),
        ("custody", "0001_initial"),
    ]

    operations = [migrations.RunSQL(ORDERED + FUNCTIONS + CLOSED, UNDO)]
