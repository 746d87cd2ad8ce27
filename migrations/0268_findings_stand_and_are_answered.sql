-- What an evaluator found, in their own words. Nobody changes it, they themselves neither: who thinks otherwise writes another,
-- who runs the programme answers beneath it.
create table evaluation_finding (
  territory_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  title text not null constraint evaluation_finding_titled check (title ~ '\S' and length(title) <= 200),
  words text not null constraint evaluation_finding_words check (words ~ '\S' and length(words) <= 20000),
  -- The figure or the frozen data it speaks of.
  code text constraint evaluation_finding_code check (code ~ '^[a-z_]{2,60}$'),
  dataset_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_finding_key primary key (territory_id, id),
  constraint evaluation_finding_of unique (territory_id, id, evaluation_id),
  constraint evaluation_finding_evaluation foreign key (territory_id, evaluation_id) references evaluation,
  constraint evaluation_finding_dataset foreign key (territory_id, dataset_id, evaluation_id)
    references evaluation_dataset (territory_id, id, evaluation_id)
);
alter table evaluation_finding enable row level security;
create policy evaluation_finding_read on evaluation_finding for select
  using (territory_id = app.territory_id() and (app.is_staff() or evaluation_id = app.evaluation_id()));
create policy evaluation_finding_write on evaluation_finding for insert with check (territory_id = app.territory_id()
  and evaluation_id = app.evaluation_id() and recorded_by is not distinct from app.person_id());
grant select on evaluation_finding to trama_web;
grant insert (territory_id, id, evaluation_id, title, words, code, dataset_id, recorded_by) on evaluation_finding to trama_web;

create table evaluation_answer (
  territory_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  evaluation_id uuid not null,
  words text not null constraint evaluation_answer_words check (words ~ '\S' and length(words) <= 20000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_answer_key primary key (territory_id, id),
  constraint evaluation_answer_finding foreign key (territory_id, finding_id, evaluation_id)
    references evaluation_finding (territory_id, id, evaluation_id)
);
create index evaluation_answer_of_finding on evaluation_answer (territory_id, finding_id, recorded_at);
alter table evaluation_answer enable row level security;
create policy evaluation_answer_read on evaluation_answer for select
  using (territory_id = app.territory_id() and (app.is_staff() or evaluation_id = app.evaluation_id()));
create policy evaluation_answer_write on evaluation_answer for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and recorded_by is not distinct from app.person_id());
grant select on evaluation_answer to trama_web;
grant insert (territory_id, id, finding_id, evaluation_id, words, recorded_by) on evaluation_answer to trama_web;
