"""What the public door may know of a statement: that of one live invitation, by the lookup of its words."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION portal_invitation(p_lookup bytea)
RETURNS TABLE (receipt_id uuid, file_id uuid, signatory_id uuid, number text,
               closes_at timestamptz, open boolean, answered boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.id, r.file_id, s.id, t.number, t.closes_at, t.stage = 'circulating',
         s.standing <> 'invited'
         OR EXISTS (SELECT 1 FROM public.signing_signature g WHERE g.receipt_id = r.id)
  FROM public.custody_receipt r
  JOIN public.statements_signatory s ON s.receipt_id = r.id
  JOIN public.statements_statement t ON t.id = s.statement_id
  WHERE r.lookup = p_lookup AND r.revoked_at IS NULL AND r.standing <> 'decoy'
$$;
REVOKE ALL ON FUNCTION portal_invitation(bytea) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0001_initial"),
        ("signing", "0001_initial"),
        ("custody", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION portal_invitation(bytea);")]
