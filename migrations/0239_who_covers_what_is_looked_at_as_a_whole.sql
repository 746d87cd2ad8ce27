-- Civic centers: who coordinates each. Handed over like the rest that somebody leaves.
create function app.held_centers() returns table (person_id uuid, id uuid, on_date date, title text, place_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select coalesce(p.merged_into, k.person_id), k.id, k.from_on, w.name, w.id from civic_coordinator k
    join civic_center c on c.territory_id = k.territory_id and c.id = k.center_id
    join place w on w.territory_id = c.territory_id and w.id = c.place_id
    join person p on p.territory_id = k.territory_id and p.id = k.person_id
    where k.territory_id = app.territory_id() and k.until_on is null and c.ended_on is null
      and (app.is_desk() or coalesce(p.merged_into, k.person_id) = app.person_id())
    order by w.name, k.id;
end $$;
create function app.pass_centers(things uuid[], giver uuid, receiver uuid, today date) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); one civic_coordinator; fresh uuid;
begin
  if not app.may_hand_over(giver) or not app.takes_up(here, receiver) then return; end if;
  for one in select k.* from civic_coordinator k join person p on p.territory_id = here and p.id = k.person_id
    where k.territory_id = here and k.id = any (things) and coalesce(p.merged_into, k.person_id) = giver and k.until_on is null
    for update of k
  loop
    fresh = gen_random_uuid();
    update civic_coordinator set until_on = greatest(today, one.from_on) where territory_id = here and id = one.id;
    insert into civic_coordinator (territory_id, id, center_id, person_id, from_on, recorded_by)
    values (here, fresh, one.center_id, receiver, greatest(today, one.from_on), app.person_id());
    return next fresh;
  end loop;
end $$;

-- Where each met people since a day: how many times, at which place and in which municipality, never whom. Without a place the
-- meeting counts where it was not said.
create function app.met_where(since date)
returns table (person_id uuid, istat_code text, place_id uuid, place text, meetings integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_desk() then return; end if;
  return query select e.recorded_by, w.istat_code, w.id, w.name, count(*)::integer from encounter e
    left join place w on w.territory_id = e.territory_id and w.id = e.place_id
    where e.territory_id = app.territory_id() and e.met_on >= since and e.recorded_by is not null
    group by e.recorded_by, w.istat_code, w.id, w.name;
end $$;

-- Who has a register kept in somebody's hands: sessions held since a day, by who closed them.
create function app.sessions_kept_by(since date) returns table (person_id uuid, sessions integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_desk() then return; end if;
  return query select s.closed_by, count(*)::integer from activity_session s
    where s.territory_id = app.territory_id() and s.closed_at is not null and s.closed_by is not null and s.held_on >= since
    group by s.closed_by;
end $$;

-- Labs and groups that go on and that nobody makes: published, with a time to come.
create function app.unmade_activities(today date) returns table (id uuid, title text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_desk() then return; end if;
  return query select a.id, a.title from activity a
    where a.territory_id = app.territory_id() and a.kind in ('lab', 'group') and a.published_at is not null
      and exists (select from activity_session s where s.territory_id = a.territory_id and s.activity_id = a.id
        and s.cancelled_at is null and s.held_on >= today)
      and not exists (select from lab_maker m where m.territory_id = a.territory_id and m.activity_id = a.id
        and (m.until_on is null or m.until_on >= today))
    order by a.title, a.id;
end $$;

do $$
declare name text;
begin
  foreach name in array array['held_centers', 'pass_centers', 'met_where', 'sessions_kept_by', 'unmade_activities'] loop
    execute format('revoke all on function app.%I from public', name);
    execute format('grant execute on function app.%I to trama_web', name);
  end loop;
end $$;
