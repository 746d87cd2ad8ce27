-- Who accompanies and has something due between two days, and how much: what they promised in a pact, and the steps of an
-- accompaniment that are theirs. For the one mail that reminds them, which says no more than how much.
create function app.accompanying_due(after date, until date) returns table (account_id text, due bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  return query
    select a.account_id, count(*) from (
      select i.circle_id, i.owner_id as person_id from pact_item i
        where i.territory_id = here and i.withdrawn_at is null and i.due_on > after and i.due_on <= until
          and not exists (select from pact_done d where d.territory_id = here and d.item_id = i.id and d.complete)
          and not exists (select from pact_end e where e.territory_id = here and e.pact_id = i.pact_id)
      union all
      select s.circle_id, s.assigned_to from intake_step s
        where s.territory_id = here and s.done_on is null and s.due_on > after and s.due_on <= until
          and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = s.intake_id
            and c.reopened_on is null)
    ) owed
    join account_person a on a.territory_id = here and a.person_id = owed.person_id
    where exists (select from circle_member m where m.territory_id = here and m.circle_id = owed.circle_id
        and m.person_id = owed.person_id and m.from_at <= now() and (m.until_at is null or m.until_at > now()))
      and exists (select from role_assignment r where r.territory_id = here and r.person_id = owed.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator')
        and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now()))
    group by a.account_id;
end $$;
revoke all on function app.accompanying_due from public;
grant execute on function app.accompanying_due to trama_command;
-- It counted pacts alone, and nothing ever asked it.
drop function app.pact_items_due;
