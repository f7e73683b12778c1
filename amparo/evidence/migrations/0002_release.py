"""The staff door may take back a file that came with an answer which was then refused, and no other.

It may delete no row of evidence or of sealed sheets by itself.
"""

from django.db import migrations

_HEAD = "LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

FUNCTION = f"""
CREATE FUNCTION evidence_release(p_blob uuid, p_sender uuid)
RETURNS text
{_HEAD} AS $$
  WITH blob AS (DELETE FROM public.evidence_blob
                WHERE id = p_blob AND sender_id = p_sender RETURNING envelope_id, path),
    opening AS (DELETE FROM public.custody_opening o USING blob b WHERE o.envelope_id = b.envelope_id),
    held AS (DELETE FROM public.custody_grant g USING blob b WHERE g.envelope_id = b.envelope_id),
    sheet AS (DELETE FROM public.custody_sheet s USING blob b WHERE s.envelope_id = b.envelope_id),
    envelope AS (DELETE FROM public.custody_envelope e USING blob b WHERE e.id = b.envelope_id)
  SELECT path FROM blob
$$;
REVOKE ALL ON FUNCTION evidence_release(uuid, uuid) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial"), ("custody", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION evidence_release(uuid, uuid);"),
    ]
