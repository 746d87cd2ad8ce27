-- Labs whose theme is work, by their first meeting that was closed.
create function app.counted_work_labs(territory uuid, until date)
returns table (record_id uuid, lab_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select a.id, min(s.held_on) from activity_session s
    join activity a on a.territory_id = territory and a.id = s.activity_id and a.kind = 'lab' and a.area = 'work'
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    group by a.id;
end $$;

-- Places that hosts offered to students in the catalogue of a school year, by the day from which they were offered. What peers
-- share is no place; what was published by mistake never was. A place stays counted when its day is over.
create function app.counted_school_places(territory uuid, until date)
returns table (record_id uuid, offered_on date, places integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select n.id, least(n.from_on, n.recorded_at::date), n.places from exchange_notice n
    where n.territory_id = territory and n.kind = 'school_work' and n.side = 'offer' and n.shown ->> 'form' = 'placement'
      and n.organisation_id is not null and n.checked_by is not null and n.closed_why is distinct from 'mistake'
      and least(n.from_on, n.recorded_at::date) <= until;
end $$;
revoke all on function app.counted_work_labs, app.counted_school_places from public;
grant execute on function app.counted_work_labs, app.counted_school_places to trama_web;

-- What people came to by way of work, each agreement once in each set: from the day it began, or from the day of a fact of it
-- that counts besides (a training placement that became a job is one of each, and one of both together).
create function app.counted_work(territory uuid, until date)
returns table (record_id uuid, interview_on date, apprenticeship_on date, internship_on date, hire_on date, internship_or_hire_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with counted as (
      select a.id, c.code, a.starts_on as since_on from exchange_agreement a cross join lateral unnest(a.counts) as c (code)
      where a.territory_id = territory and a.kind = 'work' and a.starts_on <= until
      union all
      select f.agreement_id, c.code, f.on_date from exchange_fact f cross join lateral unnest(f.counts) as c (code)
      where f.territory_id = territory and f.kind = 'work' and f.on_date <= until and f.withdrawn_at is null
    )
    select counted.id, min(since_on) filter (where code = 'interviews'), min(since_on) filter (where code = 'apprenticeships'),
      min(since_on) filter (where code = 'internships'), min(since_on) filter (where code = 'hires'),
      min(since_on) filter (where code = 'internships_and_hires')
    from counted group by counted.id
    union all
    select k.id, case when k.counted = 'interview_on' then k.on_date end, case when k.counted = 'apprenticeship_on' then k.on_date end,
      case when k.counted = 'internship_on' then k.on_date end, case when k.counted = 'hire_on' then k.on_date end,
      case when k.counted = 'internship_or_hire_on' then k.on_date end
    from contribution k where k.territory_id = territory and k.source = 'work' and k.on_date <= until;
end $$;

-- Youths in experiences with a purpose of work, each person once, from the first placement that began; the record is that
-- placement, never the person.
create function app.counted_youths(territory uuid, until date)
returns table (record_id uuid, experience_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select * from (
      select distinct on (coalesce(p.merged_into, a.need_person_id)) a.id, a.starts_on from exchange_agreement a
      left join person p on p.territory_id = territory and p.id = a.need_person_id and p.merged_into is not null
      where a.territory_id = territory and a.counts @> '{youth_in_experiences}' and a.starts_on <= until and a.need_person_id is not null
      order by coalesce(p.merged_into, a.need_person_id), a.starts_on, a.id) first_of
    union all
    select k.id, k.on_date from contribution k
    where k.territory_id = territory and k.source = 'youths' and k.on_date <= until;
end $$;
revoke all on function app.counted_work, app.counted_youths from public;
grant execute on function app.counted_work, app.counted_youths to trama_web;

-- With somebody who is erased goes what was theirs alone, such as a first conversation; what a company has a side in stays, and
-- is counted as before.
create function app.leaves_work(here uuid, gone uuid[], kept uuid[])
returns table (source text, counted text, on_date date, activity_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  select 'work', told.counted, told.on_date, null::uuid from app.counted_work(here, '9999-12-31') w
  join exchange_agreement a on a.territory_id = here and a.id = w.record_id and a.need_person_id = any (gone)
    and a.offer_organisation_id is null and a.need_organisation_id is null and (a.offer_person_id is null or a.offer_person_id = any (gone))
  cross join lateral (values ('interview_on', w.interview_on), ('apprenticeship_on', w.apprenticeship_on),
    ('internship_on', w.internship_on), ('hire_on', w.hire_on), ('internship_or_hire_on', w.internship_or_hire_on)) as told (counted, on_date)
  where told.on_date is not null
  union all
  select 'youths', 'experience_on', y.experience_on, null::uuid from app.counted_youths(here, '9999-12-31') y
  join exchange_agreement a on a.territory_id = here and a.id = y.record_id and a.need_person_id = any (gone)
$$;
revoke all on function app.leaves_work from public;
