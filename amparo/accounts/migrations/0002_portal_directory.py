"""What the portal may read of the directory: the desks and their keys, as the root signed them."""

from django.db import migrations

CREATE = """
CREATE FUNCTION portal_directory()
RETURNS TABLE (seq bigint, body bytea, signer bytea, signature bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.seq, s.body, s.signer, s.signature FROM public.accounts_statement s
  WHERE s.kind IN ('desk', 'desk_key')
$$;
REVOKE ALL ON FUNCTION portal_directory() FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION portal_directory()")]
