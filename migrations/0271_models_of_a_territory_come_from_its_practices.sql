-- What a territory begins its work from: an activity as it is usually told, the criteria of a call, a score sheet, a text, a
-- document. Some are its own, some came with a practice; whoever works here reads them, the desk keeps them.
create table practice_model (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('activity', 'call', 'space_sheet', 'text', 'document')),
  title text not null constraint practice_model_title check (title ~ '\S' and length(title) <= 160),
  content jsonb not null constraint practice_model_content check (jsonb_typeof(content) = 'object'),
  retired_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint practice_model_key primary key (territory_id, id),
  constraint practice_model_territory foreign key (territory_id) references territory
);
create index practice_model_by_kind on practice_model (territory_id, kind, title);
alter table practice_model enable row level security;
create policy practice_model_read on practice_model for select using (territory_id = app.territory_id() and app.is_staff());
create policy practice_model_add on practice_model for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy practice_model_change on practice_model for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on practice_model to trama_web;
grant insert (territory_id, id, kind, title, content, recorded_by),
  update (title, content, retired_at, changed_at) on practice_model to trama_web;
