-- Why somebody decided otherwise is sealed for one line: it has an id of its own.
alter table exchange_placing add column id uuid not null default gen_random_uuid();
alter table exchange_placing add constraint exchange_placing_line unique (territory_id, id);

-- Whether wishes may still be ranked: not once a round that the need is in has closed, or was run and decided. For the team
-- it goes on, which writes down what was said on paper in time.
create function app.wishes_open(need uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return app.is_team() or not exists (
    select from exchange_round_need w
    join exchange_round r on r.territory_id = w.territory_id and r.id = w.round_id
    where w.territory_id = app.territory_id() and w.need_id = need
      and (r.state in ('decided', 'published') or r.closes_on < current_date));
end $$;
revoke all on function app.wishes_open from public;
grant execute on function app.wishes_open to trama_web, trama_command;
create function app.wish_in_time() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.wishes_open(new.need_id) then
    raise exception 'the round has closed' using errcode = 'check_violation', constraint = 'exchange_wish_in_time';
  end if;
  return new;
end $$;
revoke all on function app.wish_in_time from public;
create trigger exchange_wish_in_time before insert on exchange_wish for each row execute function app.wish_in_time();

-- How a round falls out for whom: only numbers, by group; what is small is left out by who shows them. Somebody is in
-- vulnerability here where a fact says so today. That is told of a decided round alone, whose needs change no more: two rounds
-- that differ by one person would tell it of that person.
create function app.round_fairness(territory uuid, round uuid)
returns table (dimension text, part text, needs integer, placed integer, fit bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() or not app.is_team() then
    raise exception 'rounds are for the team' using errcode = 'insufficient_privilege';
  end if;
  return query
    with line as (
      select p.offer_id, p.fit as fit_of, o.person_id,
        coalesce(f.istat_code, n.istat_code, at.istat_code) as istat_code, f.gender, f.language,
        extract(year from coalesce(r.run_at, now()))::int - coalesce(extract(year from f.born_on)::int, f.birth_year) as age,
        exists (select from vulnerability v where v.territory_id = territory and v.person_id = o.person_id
          and v.from_on <= current_date and (v.until_on is null or v.until_on >= current_date)) as vulnerable
      from exchange_placing p
      join exchange_round r on r.territory_id = territory and r.id = p.round_id
      join exchange_notice n on n.territory_id = territory and n.id = p.need_id
      left join place at on at.territory_id = territory and at.id = n.place_id
      left join exchange_notice_of o on o.territory_id = territory and o.notice_id = p.need_id
      left join person_profile f on f.territory_id = territory and f.person_id = o.person_id
      where p.territory_id = territory and p.round_id = round
    )
    select told.dimension, told.part, count(*)::int, count(line.offer_id)::int,
      coalesce(sum(line.fit_of) filter (where line.offer_id is not null), 0)::bigint
    from line
    left join municipality m on m.istat_code = line.istat_code
    cross join lateral (values
      ('municipality', coalesce(m.name, '')), ('gender', coalesce(line.gender, '')),
      ('age', case when line.age is null then '' when line.age < 16 then 'under16' when line.age < 18 then 'under18'
        when line.age < 26 then 'under26' when line.age < 45 then 'under45' when line.age < 65 then 'under65' else 'over65' end),
      ('language', coalesce(line.language, '')),
      ('vulnerable', case when line.person_id is null then '' when line.vulnerable then 'yes' else 'no' end)
    ) as told (dimension, part)
    where told.dimension <> 'vulnerable' or exists (select from exchange_round r
      where r.territory_id = territory and r.id = round and r.decided_at is not null)
    group by 1, 2 order by 1, 2;
end $$;
revoke all on function app.round_fairness from public;
grant execute on function app.round_fairness to trama_web, trama_command;
