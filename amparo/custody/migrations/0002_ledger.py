"""The ledger's tables and functions, owned by a role nobody logs in as.

The apps hold no right on the tables: they append and read through functions. Triggers are ENABLE
ALWAYS so that `session_replication_role = replica` does not skip them, and one per statement
refuses TRUNCATE, which passes row triggers.
"""

from django.db import migrations

TABLES = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'amparo_ledger') THEN
    CREATE ROLE amparo_ledger NOLOGIN;
  END IF;
END $$;

CREATE TABLE ledger_entry (
  index bigint PRIMARY KEY,
  file_id uuid,
  leaf bytea,
  leaf_hash bytea NOT NULL
);
CREATE INDEX ledger_entry_file ON ledger_entry (file_id) WHERE file_id IS NOT NULL;
CREATE TABLE ledger_node (
  level int NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (level, index)
);

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger only grows';
END $$;
CREATE TRIGGER ledger_entry_grows BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_stays BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_node_grows BEFORE UPDATE OR DELETE ON ledger_node
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_node_stays BEFORE TRUNCATE ON ledger_node
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_grows;
ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_stays;
ALTER TABLE ledger_node ENABLE ALWAYS TRIGGER ledger_node_grows;
ALTER TABLE ledger_node ENABLE ALWAYS TRIGGER ledger_node_stays;
"""

APPEND = """
CREATE FUNCTION ledger_append(p_entry text, p_file uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  n bigint;
  i bigint;
  lvl int := 0;
  body bytea;
  digest bytea;
  sibling bytea;
  door text := CASE session_user
    WHEN 'amparo_portal' THEN 'portal' WHEN 'amparo_desk' THEN 'desk'
    WHEN 'amparo_worker' THEN 'worker' ELSE 'owner' END;
BEGIN
  PERFORM pg_advisory_xact_lock(4770, 1);
  SELECT coalesce(max(index) + 1, 0) INTO n FROM public.ledger_entry;
  body := convert_to(
    '{"v":1,"index":' || n || ',"door":"' || door || '","salt":"'
    || encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16), 'hex')
    || '","entry":' || (p_entry::json)::text || '}', 'UTF8');
  digest := sha256('\\x00'::bytea || body);
  INSERT INTO public.ledger_entry (index, file_id, leaf, leaf_hash) VALUES (n, p_file, body, digest);
  INSERT INTO public.ledger_node (level, index, hash) VALUES (0, n, digest);
  i := n;
  WHILE i % 2 = 1 LOOP
    SELECT hash INTO STRICT sibling FROM public.ledger_node WHERE level = lvl AND index = i - 1;
    digest := sha256('\\x01'::bytea || sibling || digest);
    lvl := lvl + 1;
    i := i / 2;
    INSERT INTO public.ledger_node (level, index, hash) VALUES (lvl, i, digest);
  END LOOP;
  RETURN n;
END $$;
"""

READS = """
CREATE FUNCTION ledger_size() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(max(index) + 1, 0) FROM public.ledger_entry
$$;
CREATE FUNCTION ledger_node_hash(p_level int, p_index bigint) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT hash FROM public.ledger_node WHERE level = p_level AND index = p_index
$$;
CREATE FUNCTION ledger_of_file(p_file uuid)
RETURNS TABLE (index bigint, leaf bytea, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.index, e.leaf, e.leaf_hash FROM public.ledger_entry e WHERE e.file_id = p_file
$$;
CREATE FUNCTION ledger_range(p_first bigint, p_last bigint)
RETURNS TABLE (index bigint, leaf bytea, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.index, e.leaf, e.leaf_hash FROM public.ledger_entry e
  WHERE e.index >= p_first AND e.index < p_last
$$;
"""

OWNERS = """
GRANT USAGE ON SCHEMA public TO amparo_ledger;
GRANT CREATE ON SCHEMA public TO amparo_ledger;
ALTER TABLE ledger_entry OWNER TO amparo_ledger;
ALTER TABLE ledger_node OWNER TO amparo_ledger;
ALTER FUNCTION ledger_append(text, uuid) OWNER TO amparo_ledger;
ALTER FUNCTION ledger_size() OWNER TO amparo_ledger;
ALTER FUNCTION ledger_node_hash(int, bigint) OWNER TO amparo_ledger;
ALTER FUNCTION ledger_of_file(uuid) OWNER TO amparo_ledger;
ALTER FUNCTION ledger_range(bigint, bigint) OWNER TO amparo_ledger;
ALTER FUNCTION ledger_refuse() OWNER TO amparo_ledger;
REVOKE CREATE ON SCHEMA public FROM amparo_ledger;
REVOKE ALL ON FUNCTION ledger_append(text, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_size() FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_node_hash(int, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_of_file(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_range(bigint, bigint) FROM PUBLIC;
"""

UNDO = """
DROP FUNCTION ledger_append(text, uuid), ledger_size(), ledger_node_hash(int, bigint),
  ledger_of_file(uuid), ledger_range(bigint, bigint);
DROP TABLE ledger_node, ledger_entry;
DROP FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("custody", "0001_initial")]

    operations = [migrations.RunSQL(TABLES + APPEND + READS + OWNERS, UNDO)]
