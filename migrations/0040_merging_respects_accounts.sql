-- A record someone signs in with is never merged away. The team, which merges, may not read accounts: it learns
-- only yes or no, and only of its own territory.
create function app.has_account(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return app.is_team() and exists (
    select from public.account_person a where a.territory_id = app.territory_id() and a.person_id = person);
end $$;
