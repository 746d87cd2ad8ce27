-- Whoever subscribes to a calendar asks when an appointment last changed: the row itself says so.
create function app.mark_change() returns trigger language plpgsql as $$
begin
  new.changed_at = now();
  return new;
end $$;

alter table activity add column changed_at timestamptz not null default now();
alter table activity_series add column changed_at timestamptz not null default now();
alter table activity_session add column changed_at timestamptz not null default now();
alter table place add column changed_at timestamptz not null default now();
alter table organisation add column changed_at timestamptz not null default now();
create trigger activity_changed before update on activity for each row execute function app.mark_change();
create trigger activity_series_changed before update on activity_series for each row execute function app.mark_change();
create trigger activity_session_changed before update on activity_session for each row execute function app.mark_change();
create trigger place_changed before update on place for each row execute function app.mark_change();
create trigger organisation_changed before update on organisation for each row execute function app.mark_change();

-- What someone could not read or use on a page. Anyone may write it, signed in or not; only the desk reads it.
create table accessibility_feedback (
  territory_id uuid not null,
  id uuid not null,
  said text not null check (length(said) between 1 and 4000),
  about_page text check (length(about_page) <= 300),
  reply_to text check (length(reply_to) <= 254),
  sent_by uuid,
  sent_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_by uuid,
  constraint accessibility_feedback_key primary key (territory_id, id),
  constraint accessibility_feedback_territory foreign key (territory_id) references territory,
  constraint accessibility_feedback_answer check (answered_at is not null or answered_by is null)
);
create index accessibility_feedback_newest on accessibility_feedback (territory_id, sent_at desc);
alter table accessibility_feedback enable row level security;
create policy accessibility_feedback_read on accessibility_feedback for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy accessibility_feedback_send on accessibility_feedback for insert
  with check (territory_id = app.territory_id() and sent_by is not distinct from app.person_id());
create policy accessibility_feedback_answer on accessibility_feedback for update
  using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id() and answered_by is not distinct from app.person_id());
create policy accessibility_feedback_drop on accessibility_feedback for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on accessibility_feedback to trama_web;
grant insert (territory_id, id, said, about_page, reply_to, sent_by) on accessibility_feedback to trama_web;
grant update (answered_at, answered_by) on accessibility_feedback to trama_web;

-- How much arrived in the last hour: a visitor may not read what others wrote, only whether it is too much at once.
create function app.accessibility_feedback_lately() returns integer
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select count(*)::integer from public.accessibility_feedback f
    where f.territory_id = app.territory_id() and f.sent_at > now() - interval '1 hour');
end $$;
