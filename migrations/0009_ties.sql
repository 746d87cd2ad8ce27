-- Evidence of ties: each fact that brings people and bodies together, once, with who was in it. A tie is what they add up to.
create table tie_evidence (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('met', 'attended', 'promoted', 'member')),
  source_kind text not null,
  source_id uuid not null,
  on_date date not null,
  recorded_at timestamptz not null default now(),
  constraint tie_evidence_key primary key (territory_id, id),
  constraint tie_evidence_source unique (territory_id, source_kind, source_id, kind),
  constraint tie_evidence_territory foreign key (territory_id) references territory
);
alter table tie_evidence enable row level security;
create policy tie_evidence_read on tie_evidence for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_evidence_add on tie_evidence for insert with check (territory_id = app.territory_id() and app.is_team());
create policy tie_evidence_change on tie_evidence for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy tie_evidence_drop on tie_evidence for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on tie_evidence to trama_web;
grant insert (territory_id, id, kind, source_kind, source_id, on_date), update (on_date) on tie_evidence to trama_web;

create table tie_evidence_node (
  territory_id uuid not null,
  evidence_id uuid not null,
  node_kind text not null check (node_kind in ('person', 'organisation', 'place')),
  node_id uuid not null,
  constraint tie_evidence_node_key primary key (territory_id, evidence_id, node_id),
  constraint tie_evidence_node_evidence foreign key (territory_id, evidence_id) references tie_evidence on delete cascade
);
create index tie_evidence_of_node on tie_evidence_node (territory_id, node_id);
alter table tie_evidence_node enable row level security;
create policy tie_evidence_node_read on tie_evidence_node for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_evidence_node_add on tie_evidence_node for insert with check (territory_id = app.territory_id() and app.is_team());
create policy tie_evidence_node_drop on tie_evidence_node for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on tie_evidence_node to trama_web;
grant insert (territory_id, evidence_id, node_kind, node_id) on tie_evidence_node to trama_web;

-- One row a pair, smaller id first; kept by whoever writes the evidence, in the same transaction.
create table tie (
  territory_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  a_kind text not null check (a_kind in ('person', 'organisation', 'place')),
  b_kind text not null check (b_kind in ('person', 'organisation', 'place')),
  times integer not null check (times > 0),
  first_on date not null,
  last_on date not null,
  constraint tie_key primary key (territory_id, a_id, b_id),
  constraint tie_territory foreign key (territory_id) references territory,
  constraint tie_order check (a_id < b_id)
);
create index tie_from_b on tie (territory_id, b_id);
alter table tie enable row level security;
create policy tie_read on tie for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_add on tie for insert with check (territory_id = app.territory_id() and app.is_team());
create policy tie_change on tie for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy tie_drop on tie for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on tie to trama_web;
grant insert (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on) on tie to trama_web;
grant update (times, first_on, last_on) on tie to trama_web;
