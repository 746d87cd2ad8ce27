-- Nobody evaluates their own work: whoever takes up a role that runs the programme, after an evaluation was given to them, has no
-- seat while they hold it, also where they act as evaluator alone.
create or replace function app.take_seat(evaluation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); today date;
begin
  select (now() at time zone t.time_zone)::date into today from territory t where t.id = here;
  if not app.has_role('{evaluator}') or not exists (select from evaluation e where e.territory_id = here and e.id = evaluation
      and e.evaluator_id = app.person_id() and today between e.starts_on and e.ends_on and e.ended_at is null)
    or exists (select from role_assignment r where r.territory_id = here and r.person_id = app.person_id()
      and r.role in ('facilitator', 'case_operator', 'coordinator', 'administrator')
      and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())) then
    return false;
  end if;
  execute format('set local app.evaluation_id = %L', evaluation);
  return true;
end $$;
