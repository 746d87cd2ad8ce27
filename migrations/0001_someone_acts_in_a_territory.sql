-- Everything happens as someone, in one territory. The roles trama_web, trama_command, trama_auth and trama_jobs
-- exist already: whoever opens the database prepares them, because roles belong to a server, not to a database.
create schema if not exists app;
grant usage on schema app to trama_web, trama_auth, trama_jobs;
grant usage on schema public to trama_web;

-- After a transaction that set it a setting reads back as '', hence nullif: '' must mean "nobody", not a failed cast.
create function app.territory_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.territory_id', true), '')::uuid $$;
create function app.person_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function app.account_id() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.account_id', true), '') $$;
create function app.has_role(wanted text[]) returns boolean language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.roles', true), '')::text[] && wanted, false) $$;

-- The team meets people and knows how to reach them; the staff is the team and who sets a territory up.
create function app.is_team() returns boolean language sql stable parallel safe as
  $$ select app.has_role('{facilitator,case_operator,coordinator}') $$;
create function app.is_staff() returns boolean language sql stable parallel safe as
  $$ select app.has_role('{facilitator,case_operator,coordinator,administrator}') $$;
create function app.is_desk() returns boolean language sql stable parallel safe as
  $$ select app.has_role('{coordinator,administrator}') $$;

-- Who acts, for this transaction only. Settings travel by `set local` (it reaches every node of a distributed database).
create function app.set_actor(territory uuid, account text, person uuid, roles text[]) returns void
language plpgsql as $$
begin
  set local citus.propagate_set_commands = 'local';
  execute format(
    'set local app.territory_id = %L; set local app.account_id = %L; set local app.person_id = %L; set local app.roles = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text);
end $$;

-- What a name, a place or a word looks like once accents, case and punctuation no longer matter.
create function app.plain(said text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(
    lower(regexp_replace(normalize(said, NFKD), U&'[\0300-\036F]', '', 'g')), '[^a-z0-9@]+', ' ', 'g'))
$$;
