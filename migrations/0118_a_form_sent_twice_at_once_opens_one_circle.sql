-- Two requests of one form may begin before either has ended: in which circles somebody is was computed when the second
-- began, and what the first wrote is hidden from it. Whoever is in a circle by now acts in it from here on; for anybody else
-- it is not there.
create function app.see_circle(circle uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.is_team() or not exists (select from circle_member m where m.territory_id = app.territory_id()
      and m.circle_id = see_circle.circle and m.person_id = app.person_id() and m.from_at <= clock_timestamp()
      and (m.until_at is null or m.until_at > clock_timestamp())) then
    return false;
  end if;
  if circle <> all (app.circle_ids()) then
    execute format('set local app.circle_ids = %L', app.circle_ids() || circle);
  end if;
  if circle <> all (app.read_circle_ids()) then
    execute format('set local app.read_circle_ids = %L', app.read_circle_ids() || circle);
  end if;
  return true;
end $$;
revoke all on function app.see_circle from public;
grant execute on function app.see_circle to trama_web;

create or replace function app.open_circle(circle uuid, of_kind text, about uuid, as_part text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); opened boolean;
begin
  if here is null or who is null or not app.is_team() then
    raise exception 'only who accompanies people opens a circle' using errcode = 'insufficient_privilege';
  end if;
  insert into circle (territory_id, id, kind, about_id, opened_by) values (here, circle, of_kind, about, who)
    on conflict do nothing;
  opened = found;
  if opened then
    insert into circle_member (territory_id, id, circle_id, person_id, part, added_by)
    values (here, gen_random_uuid(), circle, who, as_part, who);
  end if;
  perform app.see_circle(circle);
  return opened;
end $$;
