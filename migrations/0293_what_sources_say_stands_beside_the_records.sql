-- What a report, a leaflet or a slide printed before or beside Trama: the words, the number, the day it is taken to speak of, and
-- what is wrong with it. It is shown beside the figure that is counted from records, and never enters it.
create table source_figure (
  territory_id uuid not null,
  id uuid not null,
  -- The figure of ours it comes closest to; nothing where none does.
  code text check (code ~ '^[a-z_]{2,60}$'),
  source text not null constraint source_figure_source check (source ~ '\S' and length(source) <= 200),
  words text not null constraint source_figure_words check (words ~ '\S' and length(words) <= 500),
  -- A share is said from 0 to 1.
  value double precision check (value >= 0),
  on_day date not null,
  day_assumed boolean not null,
  remark text check (length(remark) <= 1000),
  position integer not null default 0,
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint source_figure_key primary key (territory_id, id),
  constraint source_figure_territory foreign key (territory_id) references territory
);
create index source_figure_by_day on source_figure (territory_id, on_day, position);
alter table source_figure enable row level security;
create policy source_figure_read on source_figure for select using (territory_id = app.territory_id()
  and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy source_figure_note on source_figure for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy source_figure_end on source_figure for update
  using (territory_id = app.territory_id() and app.is_desk() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_desk());
grant select on source_figure to trama_web;
grant insert (territory_id, id, code, source, words, value, on_day, day_assumed, remark, position, recorded_by), update (ended_at)
  on source_figure to trama_web;
