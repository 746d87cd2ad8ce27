-- Whoever acts as nobody in particular (the owner of the tables, who puts a backup back) is not held to what a citizen is.
create or replace function app.notice_has_an_owner() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n exchange_notice;
begin
  select * into n from exchange_notice where territory_id = new.territory_id and id = new.notice_id;
  if app.person_id() is not null and not app.is_team() and n.recorded_at <> now() then
    raise exception 'this notice is somebody else''s' using errcode = 'insufficient_privilege';
  end if;
  new.circle_id = n.circle_id;
  if n.organisation_id is not null then new.organisation_id = n.organisation_id; end if;
  return new;
end $$;
